/** Which titles a model is made of: the rules of the filter, in order, each with the reason it gives for a drop. */

/** What the filter is set to. */
export interface FilterOptions {
  readonly minVotes: number;
  readonly minYear: number;
  readonly titleTypes: readonly string[];
  readonly excludeAdult: boolean;
  readonly requireRuntime: boolean;
}

/** One rule. A title is dropped for the first rule that it does not meet. */
export interface FilterRule {
  readonly reason: string;
  readonly description: string;
  /** SQL over the columns of the merged titles; true for a title that is kept, never null. */
  readonly keeps: string;
}

/** The rules that apply, in the order in which drops are counted. */
export function filterRules(options: FilterOptions): FilterRule[] {
  const types = options.titleTypes.map((type) => `'${type.replaceAll("'", "''")}'`).join(', ');
  const rules: FilterRule[] = [
    {
      reason: 'title_type',
      description: `not one of ${options.titleTypes.join(', ')}`,
      keeps: `titleType IN (${types})`,
    },
  ];
  if (options.excludeAdult) rules.push({ reason: 'adult', description: 'marked as adult', keeps: 'isAdult = 0' });
  rules.push(
    { reason: 'votes', description: `fewer than ${options.minVotes} votes`, keeps: `numVotes >= ${options.minVotes}` },
    { reason: 'year_unknown', description: 'year unknown', keeps: 'startYear IS NOT NULL' },
    { reason: 'year', description: `started before ${options.minYear}`, keeps: `startYear >= ${options.minYear}` },
    { reason: 'genres_unknown', description: 'genres unknown', keeps: "coalesce(genres, '') <> ''" },
  );
  if (options.requireRuntime) {
    rules.push({ reason: 'runtime_unknown', description: 'runtime unknown', keeps: 'runtimeMinutes IS NOT NULL' });
  }
  return rules;
}

/** SQL for the index of the first rule that a title does not meet; the number of rules for a title that is kept. */
export function firstBrokenRule(rules: readonly FilterRule[]): string {
  const branches = rules.map((rule, index) => `WHEN NOT (${rule.keeps}) THEN ${index}`);
  return `CASE ${branches.join(' ')} ELSE ${rules.length} END`;
}
