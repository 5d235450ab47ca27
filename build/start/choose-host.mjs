/**
 * Which host starts, and the key of the sentence that says why. The desktop where it can, else a browser; `fetch` where
 * only the runtime is missing. A host that was asked for is started as asked, and refused only where there is nothing to start.
 * @param {{ asked: 'desktop' | 'loopback' | undefined, runtime: boolean, fetchable: boolean, display: boolean, root: boolean }} machine
 * @returns {{ host: 'desktop', why: 'desktopChosen' | 'desktopAsked' }
 *   | { host: 'loopback', why: 'loopbackAsked' | 'loopbackNoRuntime' | 'loopbackNoDisplay' | 'loopbackRoot' }
 *   | { host: 'fetch' }
 *   | { host: undefined, why: 'desktopMissing' }}
 */
export function chooseHost({ asked, runtime, fetchable, display, root }) {
  if (asked === 'loopback') return { host: 'loopback', why: 'loopbackAsked' }
  if (asked === 'desktop' && runtime) return { host: 'desktop', why: 'desktopAsked' }
  if (asked === 'desktop') return fetchable ? { host: 'fetch' } : { host: undefined, why: 'desktopMissing' }
  if (!display) return { host: 'loopback', why: 'loopbackNoDisplay' }
  if (root) return { host: 'loopback', why: 'loopbackRoot' }
  if (runtime) return { host: 'desktop', why: 'desktopChosen' }
  return fetchable ? { host: 'fetch' } : { host: 'loopback', why: 'loopbackNoRuntime' }
}

/** Elsewhere than on Linux there is always a window system to ask. @param {string} platform @param {Record<string, string | undefined>} env */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
