import open from 'open'

/** A launcher that found a browser is back within this time, or has become the browser. */
const launchMs = 3_000

/** Opens the address in the user's browser. False: there is none here, or it did not start. */
export async function openBrowser(url: string, platform: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  if (!canShow(platform, env)) return false
  try {
    const launcher = await open(url)
    return await new Promise((resolve) => {
      launcher.once('exit', (code) => resolve(code === 0))
      launcher.once('error', () => resolve(false))
      setTimeout(() => resolve(true), launchMs).unref()
      if (launcher.exitCode !== null) resolve(launcher.exitCode === 0)
    })
  } catch {
    return false
  }
}

/** Without a screen xdg-open would start a text browser nobody sees. BROWSER is how a remote editor lends the user's own. */
function canShow(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return [env.DISPLAY, env.WAYLAND_DISPLAY, env.BROWSER, env.WSL_DISTRO_NAME].some((value) => value)
}
