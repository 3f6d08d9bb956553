/** Express 4 beside Express 5, for tests; its application is used in the same way. */
declare module 'express-4' {
  import express from 'express'

  export = express
}
