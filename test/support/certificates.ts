import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const noOpenssl = spawnSync('openssl', ['version']).error ? 'openssl is not there (apt-get install openssl)' : null

export interface Authority {
  /** PEM file of the authority, as `ca=FILE` names it. */
  readonly file: string
  readonly folder: string
  /** Key and certificate of a server, for `localhost` and valid for two days unless said otherwise. */
  issue(to?: { name?: string; days?: number }): { key: string; cert: string; keyFile: string; certFile: string }
  remove(): void
}

const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** An authority of our own in a temporary folder. */
export function newAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-ca-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl('req', '-x509', ...elliptic, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=quarterdeck test authority')
  let issued = 0
  return {
    folder,
    file: join(folder, 'ca.pem'),
    issue({ name = 'localhost', days = 2 } = {}) {
      const [key, csr, pem, names] = ['key', 'csr', 'pem', 'names'].map((end) => `server-${issued}.${end}`) as [
        string,
        string,
        string,
        string,
      ]
      issued += 1
      openssl('req', ...elliptic, '-keyout', key, '-out', csr, '-subj', `/CN=${name}`)
      writeFileSync(join(folder, names), `subjectAltName=DNS:${name}`)
      const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', names]
      openssl('x509', '-req', '-in', csr, ...authority, '-out', pem, '-days', String(days))
      const [keyFile, certFile] = [join(folder, key), join(folder, pem)]
      return { keyFile, certFile, key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
