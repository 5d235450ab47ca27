export const host = {
  'host.serving': 'Quarterdeck: {url}  (data: {dataDir}). Ctrl-C ends it.',
  'host.serving_link':
    'Quarterdeck: {url}  (data: {dataDir}). The link opens once, within 30 seconds; "npm start" again gives a fresh one. Ctrl-C ends it.',
  'host.running': 'Quarterdeck is running already (process {pid}, data: {dataDir}): {url}  A fresh page was opened.',
  'host.running_link':
    'Quarterdeck is running already (process {pid}, data: {dataDir}): {url}  The link opens once, within 30 seconds; "npm start" again gives a fresh one.',
  'host.read_only':
    'The record was written by a newer Quarterdeck and is open read-only: read and export it here, add to it with that version.',
  'host.failed': 'Quarterdeck ended by a fault of its own; its details are above. Everything acknowledged is on disk: start it again.',
  'host.usage_wrong': 'Not understood: {reason}',
  'host.usage':
    'Usage: npm start -- [--data DIR] [--port N] [--no-open] [--host desktop|loopback] [--allow-host HOST:PORT]...\n' +
    '  --data DIR              folder of the record (else QUARTERDECK_DATA, else your own)\n' +
    '  --port N                port on 127.0.0.1, 0 to 65535 (else any free one)\n' +
    '  --no-open               print a link and open no browser\n' +
    '  --allow-host HOST:PORT  name by which a browser may come in through "ssh -L"',
} as const
