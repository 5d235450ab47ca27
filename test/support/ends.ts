import { afterAll, afterEach } from 'vitest'
import { endAll } from './at-end.ts'

// Runs before each file of tests. A module that they share is loaded once for many of them, so a hook of its own would serve the first alone.
afterEach(() => endAll('test'))
afterAll(() => endAll('file'))
