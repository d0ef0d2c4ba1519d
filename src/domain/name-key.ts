/** What names have in common that differ only in case, spacing, width or invisible characters. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, "");
}
