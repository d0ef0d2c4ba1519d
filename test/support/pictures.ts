import { crc32, deflateSync } from "node:zlib";

/** A picture in one colour, as a PNG (https://www.w3.org/TR/png-3/). @param more chunks in front of the picture's own. */
export function png(width: number, height: number, more: readonly (readonly [string, Buffer])[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green, blue.
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([0xc0, 0x50, 0x30]))]);
  const lines = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const chunks = [["IHDR", header] as const, ...more, ["IDAT", lines] as const, ["IEND", Buffer.alloc(0)] as const];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks.map(([name, data]) => chunk(name, data))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The beginning of a JPEG, up to the frame that says how large it is. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from("ffc00011080000000003012200021101031101", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), frame]);
}

/** The beginning of an extended WebP. @param flags as in RFC 9649, section 2.7; 2: it moves. */
export function webp(width: number, height: number, flags = 0): Buffer {
  const file = Buffer.alloc(30);
  file.write("RIFF", 0, "latin1");
  file.write("WEBPVP8X", 8, "latin1");
  file.writeUInt8(flags, 20);
  file.writeUIntLE(width - 1, 24, 3);
  file.writeUIntLE(height - 1, 27, 3);
  return file;
}
