export { saveAs } from './save-as.js'
