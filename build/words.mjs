import { languageFor } from './language.mjs'

/**
 * What the scripts say before anything is installed, so it cannot stand in shared/text: that needs a library.
 * Both languages have the same keys; a test holds them against each other.
 */
export const words = {
  en: {
    nodeTooOld: (/** @type {{ have: string, need: string, where: string }} */ { have, need, where }) =>
      `Quarterdeck needs Node.js ${need} or newer on this machine (${where}); this is ${have}. Install it from https://nodejs.org, then run the same command again.`,
    installing: () => 'Installing packages (about a minute, once)…',
    building: () => 'Building…',
    waiting: (/** @type {{ pid: number }} */ { pid }) =>
      `Another Quarterdeck command is installing or building (process ${pid}); waiting for it…`,
    npmMissing: () => 'npm was not found. Install Node.js with npm from https://nodejs.org, then run the same command again.',
    installFailed: (/** @type {{ code: number }} */ { code }) =>
      `npm ci ended with code ${code}; its reason is above. Check the network or the registry in "npm config get registry", then run the same command again.`,
    buildFailed: (/** @type {{ code: number }} */ { code }) => `The build ended with code ${code}; its reason is above.`,
    startUsage: () => 'Usage: npm start -- [--data DIR] [--port N] [--lang ko|en] [--no-open] [--host desktop|loopback]',
    hostWrong: (/** @type {{ given: string }} */ { given }) => `--host takes desktop or loopback, not "${given}"`,
    desktopChosen: () => 'Starting the desktop host: an Electron runtime and a display are here.',
    desktopAsked: () => 'Starting the desktop host, as asked.',
    loopbackAsked: () => 'Starting the loopback host (in a browser), as asked.',
    loopbackNoRuntime: () => 'Starting the loopback host (in a browser): there is no Electron runtime on this machine.',
    loopbackNoDisplay: () => 'Starting the loopback host (in a browser): there is no display for a desktop window.',
    loopbackRoot: () => 'Starting the loopback host (in a browser): Electron does not start as root.',
    fetching: () => 'Fetching the Electron runtime for the desktop window (once)…',
    fetchProgress: (/** @type {{ host: string, percent: number | undefined }} */ { host, percent }) =>
      percent === undefined ? `  from ${host}…` : `  from ${host}: ${percent} %`,
    fetchRefused: (/** @type {import('./start/fetch-runtime.mjs').Refusal} */ { why, host, detail }) =>
      ({
        silent: `${host} did not answer in time`,
        unreachable: `${host} cannot be reached${detail && ` (${detail})`}`,
        status: `${host} answered ${detail} instead of the runtime`,
        checksum: `what ${host || 'the cache'} gave is not the runtime Electron published (wrong checksum); it was thrown away`,
        installer: `Electron's installer could not finish: ${detail}`,
      })[why],
    loopbackRefused: (/** @type {{ reason: string }} */ { reason }) =>
      `Starting the loopback host (in a browser): no Electron runtime, ${reason}. It is tried again after a day; "npm start -- --host desktop" tries now.`,
    fetchRemembered: (/** @type {{ reason: string, until: string }} */ { reason, until }) =>
      `Starting the loopback host (in a browser): no Electron runtime, ${reason}. It is tried again after ${until}; "npm start -- --host desktop" tries now.`,
    loopbackNeverUp: (/** @type {{ code: number }} */ { code }) =>
      `Starting the loopback host (in a browser): the Electron runtime is here but did not start (it ended with code ${code}; its reason is above).`,
    desktopNeverUp: (/** @type {{ code: number }} */ { code }) =>
      `The Electron runtime is here but did not start: it ended with code ${code}; its reason is above. Leave out "--host desktop" to work in a browser.`,
    desktopMissing: () =>
      'There is no Electron runtime on this machine. Leave out "--host desktop" to work in a browser, or fetch the runtime with "npx install-electron", or name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    packageFetching: () => 'Fetching the Electron runtime to pack with (once)…',
    packageNoRuntime: (/** @type {{ reason: string }} */ { reason }) =>
      `Nothing was packed: no Electron runtime, ${reason}. Name a folder that holds one in ELECTRON_OVERRIDE_DIST_PATH or a mirror in ELECTRON_MIRROR; "npm run package:check" checks the packing without one.`,
    packageFailed: (/** @type {{ why: string }} */ { why }) => `Packing stopped: ${why}`,
  },
  ko: {
    nodeTooOld: (/** @type {{ have: string, need: string, where: string }} */ { have, need, where }) =>
      `이 컴퓨터(${where})에서 Quarterdeck을 실행하려면 Node.js ${need} 이상이 필요합니다. 지금 버전은 ${have}입니다. https://nodejs.org 에서 설치한 뒤 같은 명령을 다시 실행하세요.`,
    installing: () => '패키지를 설치합니다(처음 한 번, 1분쯤 걸립니다)…',
    building: () => '빌드합니다…',
    waiting: (/** @type {{ pid: number }} */ { pid }) =>
      `다른 Quarterdeck 명령이 설치하거나 빌드하는 중입니다(프로세스 ${pid}). 끝나기를 기다립니다…`,
    npmMissing: () => 'npm을 찾지 못했습니다. https://nodejs.org 에서 npm이 포함된 Node.js를 설치한 뒤 같은 명령을 다시 실행하세요.',
    installFailed: (/** @type {{ code: number }} */ { code }) =>
      `npm ci가 코드 ${code}(으)로 끝났습니다. 이유는 위에 있습니다. 네트워크나 "npm config get registry"의 레지스트리를 확인한 뒤 같은 명령을 다시 실행하세요.`,
    buildFailed: (/** @type {{ code: number }} */ { code }) => `빌드가 코드 ${code}(으)로 끝났습니다. 이유는 위에 있습니다.`,
    startUsage: () => '사용법: npm start -- [--data 폴더] [--port 번호] [--lang ko|en] [--no-open] [--host desktop|loopback]',
    hostWrong: (/** @type {{ given: string }} */ { given }) => `--host에는 desktop이나 loopback을 적습니다. 받은 값: "${given}"`,
    desktopChosen: () => '데스크톱 호스트로 시작합니다: Electron 런타임과 화면이 있습니다.',
    desktopAsked: () => '요청대로 데스크톱 호스트로 시작합니다.',
    loopbackAsked: () => '요청대로 루프백 호스트(브라우저)로 시작합니다.',
    loopbackNoRuntime: () => '루프백 호스트(브라우저)로 시작합니다: 이 컴퓨터에 Electron 런타임이 없습니다.',
    loopbackNoDisplay: () => '루프백 호스트(브라우저)로 시작합니다: 데스크톱 창을 띄울 화면이 없습니다.',
    loopbackRoot: () => '루프백 호스트(브라우저)로 시작합니다: Electron은 root로 실행되지 않습니다.',
    fetching: () => '데스크톱 창에 쓸 Electron 런타임을 받습니다(처음 한 번)…',
    fetchProgress: (/** @type {{ host: string, percent: number | undefined }} */ { host, percent }) =>
      percent === undefined ? `  ${host}에서 받는 중…` : `  ${host}에서 받는 중: ${percent} %`,
    fetchRefused: (/** @type {import('./start/fetch-runtime.mjs').Refusal} */ { why, host, detail }) =>
      ({
        silent: `${host}에서 제때 응답이 오지 않았습니다`,
        unreachable: `${host}에 연결할 수 없습니다${detail && `(${detail})`}`,
        status: `${host}에서 런타임 대신 ${detail} 응답이 왔습니다`,
        checksum: `${host || '캐시'}에서 받은 파일이 Electron이 배포한 런타임과 다릅니다(체크섬 불일치). 받은 파일은 버렸습니다`,
        installer: `Electron 설치 프로그램이 끝까지 가지 못했습니다: ${detail}`,
      })[why],
    loopbackRefused: (/** @type {{ reason: string }} */ { reason }) =>
      `루프백 호스트(브라우저)로 시작합니다. Electron 런타임이 없습니다: ${reason}. 하루 뒤에 다시 시도하며, 지금 시도하려면 "npm start -- --host desktop"을 실행하세요.`,
    fetchRemembered: (/** @type {{ reason: string, until: string }} */ { reason, until }) =>
      `루프백 호스트(브라우저)로 시작합니다. Electron 런타임이 없습니다: ${reason}. ${until} 이후에 다시 시도하며, 지금 시도하려면 "npm start -- --host desktop"을 실행하세요.`,
    loopbackNeverUp: (/** @type {{ code: number }} */ { code }) =>
      `루프백 호스트(브라우저)로 시작합니다: Electron 런타임은 있지만 시작하지 못했습니다(코드 ${code}(으)로 끝났고, 이유는 위에 있습니다).`,
    desktopNeverUp: (/** @type {{ code: number }} */ { code }) =>
      `Electron 런타임은 있지만 시작하지 못했습니다. 코드 ${code}(으)로 끝났고, 이유는 위에 있습니다. 브라우저로 쓰려면 "--host desktop"을 빼세요.`,
    desktopMissing: () =>
      '이 컴퓨터에 Electron 런타임이 없습니다. 브라우저로 쓰려면 "--host desktop"을 빼고, 데스크톱으로 쓰려면 "npx install-electron"으로 런타임을 받거나 ELECTRON_OVERRIDE_DIST_PATH에 런타임 폴더를 적으세요.',
    packageFetching: () => '패키지에 넣을 Electron 런타임을 받습니다(처음 한 번)…',
    packageNoRuntime: (/** @type {{ reason: string }} */ { reason }) =>
      `패키지를 만들지 못했습니다. Electron 런타임이 없습니다: ${reason}. 런타임이 든 폴더를 ELECTRON_OVERRIDE_DIST_PATH에, 또는 미러를 ELECTRON_MIRROR에 적으세요. 런타임 없이 구성만 확인하려면 "npm run package:check"를 실행하세요.`,
    packageFailed: (/** @type {{ why: string }} */ { why }) => `패키지를 만들다 멈췄습니다: ${why}`,
  },
}

/** @param {readonly string[]} [args] what the program was given: it can name the language, or the folder it is set in */
export const spoken = (args = []) => words[languageFor(args, process.env)]
