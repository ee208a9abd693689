/** The API's shapes by the names that the app uses. */

import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

/** A title's facts. */
export type Title = Schemas['Title'];
/** Which title it is, and when. */
export type TitleReference = Schemas['TitleReference'];
/** A title that a search found, with where it matches. */
export type SearchResult = Schemas['SearchResult'];
/** A recommended title. */
export type Recommendation = Schemas['Recommendation'];
/** Why a title is recommended. */
export type Reason = Schemas['Reason'];
/** How titles are ranked. */
export type Strategy = RecommendAnswer['strategy'];
/** How alike two titles are, and why. */
export type Similarity = Schemas['Similarity'];
/** What one scorer says of two titles. */
export type ScorerReport = Schemas['ScorerReport'];
/** Whether a scorer takes part. */
export type ScorerStatus = Schemas['ScorerStatus'];
/** A title and what is similar to it. */
export type RecommendAnswer = Schemas['RecommendAnswer'];
/** Several titles and what is similar to them together. */
export type RecommendListAnswer = Schemas['RecommendListAnswer'];
/** Conditions on recommended titles. */
export type TitleFilters = Schemas['TitleFilters'];
/** How the service is. */
export type Health = Schemas['Health'];
/** The model that serves, and the statistics of its catalogue. */
export type Model = Schemas['Model'];
/** How well the strategies rank what people turned out to like. */
export type Evaluation = Schemas['Evaluation'];
/** What there is to filter by, and where to begin. */
export type Catalogue = Schemas['Catalogue'];
/** IMDb's types of titles. */
export type TitleType = Title['title_type'];
