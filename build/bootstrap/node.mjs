/** Node packages are named `node-<os>-<arch>`, with Node's own word for the processor and the registry's for Windows. */
export const platformPackage = (/** @type {string} */ platform, /** @type {string} */ arch) =>
  `node-${platform === 'win32' ? 'win' : platform}-${arch}`

/** From here Node runs our TypeScript as it is, and better-sqlite3 does not end the process without a word. */
const ownNode = '22.19.0'
/** Enough to install with; a platform package then brings the Node that runs the rest. */
const installingNode = '20.0.0'

/**
 * What is wrong with this Node, or undefined when it will do.
 * @param {{ version: string, platform: string, arch: string, packages: readonly string[] }} machine `packages` are the optional dependencies
 * @returns {{ have: string, need: string, where: string } | undefined}
 */
export function nodeRefusal({ version, platform, arch, packages }) {
  const need = packages.includes(platformPackage(platform, arch)) ? installingNode : ownNode
  if (!isOlder(version, need)) return undefined
  return { have: version, need: need.replace(/(\.0)+$/u, ''), where: `${platform} ${arch}` }
}

/** Whether this Node may run the product itself, and not only install it. */
export const runsTheProduct = (/** @type {string} */ version) => !isOlder(version, ownNode)

const isOlder = (/** @type {string} */ version, /** @type {string} */ than) => {
  const [left, right] = [numbersOf(version), numbersOf(than)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at >= 0 && Number(left[at]) < Number(right[at])
}

const numbersOf = (/** @type {string} */ version) => version.replace(/^v/u, '').split('-')[0]?.split('.').map(Number) ?? []
