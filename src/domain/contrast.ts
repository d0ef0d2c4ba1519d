/** A colour as settings write it: `#rrggbb`. */
export const COLOUR = /^#[0-9a-f]{6}$/iu;

/**
 * Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definitions of relative luminance and contrast ratio).
 * @param a, b colours that match `COLOUR`.
 */
export function contrastOf(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
