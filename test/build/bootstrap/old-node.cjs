// Makes a script believe it runs on Node 18, for a machine where there is none: `node --require` this.
Object.defineProperty(process, 'version', { value: 'v18.20.4' })
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })
