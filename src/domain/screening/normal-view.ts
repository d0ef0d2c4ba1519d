/** A text made from another: its unit `i` came from `[starts[i], ends[i])` of the original; both never fall. */
export interface NormalView {
  readonly text: string;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}
