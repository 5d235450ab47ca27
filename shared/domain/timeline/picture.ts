/** A picture as its first bytes say, never as its name does: what these four are, a browser draws and cannot run. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  readonly width: number
  readonly height: number
}

/** What is drawn at all: a file of a few kilobytes can claim a plane of gigabytes. */
const pixelsMax = 50_000_000

/** Undefined for everything else: SVG and HTML, what is cut short, and what would take too much room to draw. */
export function pictureIn(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view)
  return found && found.width > 0 && found.height > 0 && found.width * found.height <= pixelsMax ? found : undefined
}

const says = (view: DataView, at: number, text: string) =>
  view.byteLength >= at + text.length && [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0))

function png(view: DataView): Picture | undefined {
  if (view.byteLength < 24 || !says(view, 0, '\u0089PNG\r\n\u001A\n') || !says(view, 12, 'IHDR')) return undefined
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(view: DataView): Picture | undefined {
  if (view.byteLength < 10 || !(says(view, 0, 'GIF87a') || says(view, 0, 'GIF89a'))) return undefined
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function webp(view: DataView): Picture | undefined {
  if (view.byteLength < 30 || !says(view, 0, 'RIFF') || !says(view, 8, 'WEBP')) return undefined
  const size = webpSize(view)
  return size && { type: 'image/webp', ...size }
}

function webpSize(view: DataView): Pick<Picture, 'width' | 'height'> | undefined {
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (says(view, 12, 'VP8X')) return { width: three(24) + 1, height: three(27) + 1 }
  if (says(view, 12, 'VP8 ')) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (!says(view, 12, 'VP8L')) return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** From marker to marker, to the one that says how large. */
function jpeg(view: DataView): Picture | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
