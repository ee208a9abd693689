/** Where the titles of a model come from, which its users must always be able to see. */

/** `imdb`: IMDb's own servers; `local`: a folder or mirror; `demo`: the small catalogue that ships with the project. */
export const CATALOGUES = ['imdb', 'local', 'demo'] as const;

/** One of the origins of a catalogue. */
export type Catalogue = (typeof CATALOGUES)[number];

/** The attribution that IMDb asks for wherever its data is shown. */
export const IMDB_ATTRIBUTION = 'Information courtesy of IMDb (https://www.imdb.com). Used with permission.';
