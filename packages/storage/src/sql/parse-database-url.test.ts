import { describe, expect, it } from 'vitest'
import { parseDatabaseUrl } from './parse-database-url.js'

describe('parseDatabaseUrl', () => {
  it.each([
    ['postgres://me:pass%20word@host:5432/db', { url: 'postgres://me:pass%20word@host:5432/db' }],
    ['postgresql://host/db?sslmode=require', { url: 'postgresql://host/db?sslmode=require' }],
    [
      'postgres://host/db?sslmode=require&schema=studio',
      { url: 'postgres://host/db?sslmode=require', schema: 'studio' },
    ],
    ['sqlite:data/studio.db', { path: 'data/studio.db' }],
    ['sqlite:///var/studio.db', { path: '/var/studio.db' }],
    ['file:./dev.db', { path: './dev.db' }],
  ])('reads %s', (url, target) => {
    expect(parseDatabaseUrl(url)).toEqual(target)
  })

  it.each([
    ['mongodb://me:secret@host/db', 'kind mongodb: is not supported'],
    ['mongodb+srv://me:secret@host/db', 'kind mongodb+srv: is not supported'],
    ['mysql://me:secret@host/db', 'Pass postgres://user:password@host:port/database or sqlite:PATH'],
    ['me/secret', 'without a scheme is not supported'],
    ['postgres://me:my secret@host:port/db', 'The URL of the database is not valid'],
    ['sqlite:', 'has no path'],
  ])('refuses %s by name and keeps what is secret', (url, says) => {
    expect(() => parseDatabaseUrl(url)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(says) }),
    )
    expect(() => parseDatabaseUrl(url)).not.toThrow(
      expect.objectContaining({ message: expect.stringContaining('secret') }),
    )
  })
})
