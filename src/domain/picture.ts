/** Largest width and height of a member's picture, in pixels: it is shown at 55 at most. */
export const MAX_PICTURE_SIDE = 2_048;

/** Largest file of a member's picture, in bytes. */
export const MAX_PICTURE_BYTES = 256 * 1024;

/** A picture that may be shown, told by its bytes and nothing else. */
export interface Picture {
  readonly type: "image/png" | "image/jpeg" | "image/webp";
  readonly width: number;
  readonly height: number;
}

/** Why bytes are no picture that may be shown. */
export type PictureFault = "no-picture" | "too-many-pixels" | "animated";

/**
 * Looks at the first bytes of a file: PNG, JPEG or WebP, by their signatures, and how large the picture is. SVG and HTML
 * are never taken, whatever a server calls them.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = readPng(view) ?? readJpeg(view) ?? readWebp(view) ?? "no-picture";
  if (typeof found === "string") return found;
  const { width, height } = found;
  if (width < 1 || height < 1) return "no-picture";
  return width > MAX_PICTURE_SIDE || height > MAX_PICTURE_SIDE ? "too-many-pixels" : found;
}

/** PNG (https://www.w3.org/TR/png-3/): the signature, then chunks, the first of which is IHDR. */
function readPng(view: DataView): Picture | PictureFault | null {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (text(view, 12, 4) !== "IHDR") return null;
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const chunk = text(view, at + 4, 4);
    if (chunk === "acTL") return "animated";
    if (chunk === "IDAT") break;
  }
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG (ITU-T T.81, B.1.1.3): segments up to the one that begins a frame and says how large it is. */
function readJpeg(view: DataView): Picture | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0 to SOF15, but not DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { type: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** WebP (RFC 9649, section 2): a RIFF file whose first chunk says how large the picture is, in one of three ways. */
function readWebp(view: DataView): Picture | PictureFault | null {
  if (view.byteLength < 30 || text(view, 0, 4) !== "RIFF" || text(view, 8, 4) !== "WEBP") return null;
  const type = "image/webp";
  switch (text(view, 12, 4)) {
    case "VP8X": {
      // Flags: the second lowest bit says that it moves.
      if ((view.getUint8(20) & 0b10) !== 0) return "animated";
      const side = (at: number): number => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      return { type, width: side(24), height: side(27) };
    }
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case "VP8 ":
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

function text(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}
