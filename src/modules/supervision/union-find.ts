/** Which things belong together (并查集): joined pairwise, found with almost constant effort. */
export class UnionFind {
  private readonly parents: number[] = []
  private readonly names = new Map<string, number>()

  /** The number of a thing, given when it is first named. */
  of(name: string): number {
    const known = this.names.get(name)
    if (known !== undefined) return known
    const made = this.parents.length
    this.parents.push(made)
    this.names.set(name, made)
    return made
  }

  /** The one that stands for all that belong together. */
  find(one: number): number {
    let at = one
    while (this.parents[at] !== at) {
      const up = this.parents[this.parents[at] as number] as number
      this.parents[at] = up
      at = up
    }
    return at
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)]
    if (a !== b) this.parents[Math.max(a, b)] = Math.min(a, b)
  }
}
