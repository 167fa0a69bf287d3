/**
 * Reads one entry of a dense table. Outside the table it gives NaN, so that a wrong index spoils the
 * result visibly instead of passing as zero.
 */
export function at(table: Float64Array, index: number): number {
	return table[index] ?? NaN;
}
