/**
 * Which host starts, and the key of the sentence that says why. The desktop where it can, else a browser.
 * A host that was asked for is started as asked, and refused only where there is nothing to start.
 * @param {{ asked: 'desktop' | 'loopback' | undefined, runtime: boolean, display: boolean, root: boolean }} machine
 * @returns {{ host: 'desktop', why: 'desktopChosen' | 'desktopAsked' }
 *   | { host: 'loopback', why: 'loopbackAsked' | 'loopbackNoRuntime' | 'loopbackNoDisplay' | 'loopbackRoot' }
 *   | { host: undefined, why: 'desktopMissing' }}
 */
export function chooseHost({ asked, runtime, display, root }) {
  if (asked === 'loopback') return { host: 'loopback', why: 'loopbackAsked' }
  if (asked === 'desktop') return runtime ? { host: 'desktop', why: 'desktopAsked' } : { host: undefined, why: 'desktopMissing' }
  if (!runtime) return { host: 'loopback', why: 'loopbackNoRuntime' }
  if (!display) return { host: 'loopback', why: 'loopbackNoDisplay' }
  if (root) return { host: 'loopback', why: 'loopbackRoot' }
  return { host: 'desktop', why: 'desktopChosen' }
}

/** Elsewhere than on Linux there is always a window system to ask. @param {string} platform @param {Record<string, string | undefined>} env */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
