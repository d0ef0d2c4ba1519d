const SAYS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no ${path}.`,
  EEXIST: (path) => `${path} is not a folder.`,
  ENOSPC: (path) => `There is no room left on the disk of ${path}.`,
  ENOTDIR: (path) => `${path} is not a folder.`,
  EISDIR: (path) => `${path} is not a file.`,
  EACCES: (path) => `This user may not read or write ${path}.`,
  EPERM: (path) => `This user may not read or write ${path}.`,
  EROFS: (path) => `${path} is on a file system that cannot be written.`,
};

/**
 * What to tell somebody who named a file or folder that cannot be used: an error of Node's file system with a path in
 * it. Undefined for every other error, which is a defect of ours.
 */
export function fileTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined ? undefined : SAYS[code]?.(path);
}
