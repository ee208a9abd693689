/** Who answers questions. */

/** Something that answers questions. */
export interface Provider {
  /** For people, such as `openai:gpt-4o-mini`. */
  readonly name: string;
  /** What identifies it beside its name, such as the address that is asked. */
  readonly params: Readonly<Record<string, string>>;
  /** Asks whether it can be used at all. @throws {AppError} `provider_unavailable`, saying what to do */
  check(): Promise<void>;
  /**
   * Answers.
   *
   * @throws {AppError} `provider_unavailable` when no question can be answered, saying what to do
   * @throws {Error} when this question cannot be answered
   */
  answer(question: string): Promise<string>;
}
