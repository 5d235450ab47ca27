/*
 * Loaded before a program of ours (`node --import`): its clock starts at QUARTERDECK_TEST_NOW and runs on from there,
 * so that a story has the same times whenever it is told.
 */
const start = Date.parse(process.env['QUARTERDECK_TEST_NOW'] ?? '')
const began = performance.now()
if (!Number.isNaN(start)) Date.now = () => Math.floor(start + performance.now() - began)
