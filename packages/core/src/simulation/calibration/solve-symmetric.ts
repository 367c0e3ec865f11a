/**
 * Solves A x = b for a symmetric matrix that is positive definite, and for the columns of the identity: `[x, A⁻¹]`, by Cholesky's
 * decomposition. Undefined where the matrix is not positive definite.
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): { readonly solution: readonly number[]; readonly inverse: readonly (readonly number[])[] } | undefined {
  const root = cholesky(matrix);
  if (root === undefined) return undefined;
  const unit = matrix.map((_, place) =>
    solved(
      root,
      matrix.map((__, row) => (row === place ? 1 : 0)),
    ),
  );
  return { solution: solved(root, right), inverse: unit };
}

type Matrix = readonly (readonly number[])[];

/** The lower triangle L with L Lᵀ = A. */
function cholesky(matrix: Matrix): Matrix | undefined {
  const root: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const line: number[] = [];
    for (let column = 0; column <= row; column++) {
      const other = root[column] ?? line;
      let left = values[column] as number;
      for (let place = 0; place < column; place++) left -= (line[place] as number) * (other[place] as number);
      if (column < row) line.push(left / (other[column] as number));
      else if (left > 1e-14 * Math.abs(values[row] as number)) line.push(Math.sqrt(left));
      else return undefined;
    }
    root.push(line);
  }
  return root;
}

function solved(root: Matrix, right: readonly number[]): readonly number[] {
  const size = root.length;
  const x = [...right];
  const at = (row: number, column: number): number => (root[row] as readonly number[])[column] as number;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) x[row] = (x[row] as number) - at(row, column) * (x[column] as number);
    x[row] = (x[row] as number) / at(row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++)
      x[row] = (x[row] as number) - at(below, row) * (x[below] as number);
    x[row] = (x[row] as number) / at(row, row);
  }
  return x;
}
