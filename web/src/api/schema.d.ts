/** Made from the API's OpenAPI document by `npm run generate`. */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this is and where to go from here */
        get: operations["getRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What to watch after a title
         * @description Finds the title (by tconst, or the best match of its names, of which resolved_by tells the kind; with typos only when one candidate stands clear of the rest) and answers the best titles for it that meet the filters, each with a score and reasons; sequels and other titles of the same name are in a row of their own, related.
         */
        post: operations["recommend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommend/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What to watch after several titles
         * @description Finds every title of likes and dislikes, as /recommend does, and answers the best titles for whoever likes the likes and not the dislikes, each with a score and reasons. None of those named comes back. One that does not exist refuses the whole request.
         */
        post: operations["recommendList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/similarity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How alike two titles are, and why
         * @description Finds both titles, as /recommend does, and answers what the strategy makes of b as a recommendation for a, what each scorer says of the two and adds, and the reasons. A title may be compared with itself. Unknown parameters are ignored.
         */
        get: operations["getSimilarity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Titles that match a text
         * @description The best match first, which match tells the kind of; of equally good ones the better-known first. A year, an IMDb identifier or an address of IMDb is understood too. Unknown parameters are ignored.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Titles for what has been typed so far
         * @description For type-ahead, from the first letter on: each title once, the likeliest first. Very short texts are taken as they are, without looking for typos. Unknown parameters are ignored.
         */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/titles/random": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A title at random
         * @description Each title with at least min_votes votes is as likely as any other. Unknown parameters are ignored.
         */
        get: operations["getRandomTitle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/titles/{tconst}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One title's facts */
        get: operations["getTitle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/titles/{tconst}/poster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A title's poster
         * @description Only where the server has a key of a provider of posters, which artwork of GET / tells; its attribution must be shown. Unknown parameters are ignored.
         */
        get: operations["getPoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The model that is serving
         * @description The manifest and statistics of the model that is serving, without local paths, and which scorers take part.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/charts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A chart of the model that is serving
         * @description Drawn when the model was trained, from the statistics that GET /model tells.
         */
        get: operations["getModelChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is to filter by, and where to begin
         * @description The genres, types and years of the titles that can be recommended, and the best known of them.
         */
        get: operations["getCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How well the strategies rank
         * @description What an evaluation found: of the model that is serving, if `imdb-recommender evaluate` measured it, or else of the one that the weights of the program are of, which is_own tells.
         */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service is */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a model is serving */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What Prometheus reads
         * @description Counters, gauges and histograms in Prometheus's text format, version 0.0.4.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Where pictures of titles come from. */
        Artwork: {
            /**
             * @description tmdb: GET /titles/{tconst}/poster has posters. generated: it has none, draw something yourself.
             * @example generated
             * @enum {string}
             */
            provider: "generated" | "tmdb";
            /**
             * @description What must be shown wherever a poster is; null without posters.
             * @example null
             */
            attribution: string | null;
        };
        /** @description What there is to filter by, and where to begin. */
        Catalogue: {
            /**
             * @description How many titles can be recommended.
             * @example 38466
             */
            titles: number;
            /**
             * @description Genres and how many titles have each, by name.
             * @example [
             *       {
             *         "genre": "Drama",
             *         "titles": 21000
             *       }
             *     ]
             */
            genres: {
                genre: string;
                titles: number;
            }[];
            /**
             * @description Types and how many titles are of each, the most frequent first.
             * @example [
             *       {
             *         "title_type": "movie",
             *         "titles": 33000
             *       }
             *     ]
             */
            title_types: {
                /** @enum {string} */
                title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
                titles: number;
            }[];
            /**
             * @description Years of the oldest and the newest title.
             * @example {
             *       "min": 1970,
             *       "max": 2026
             *     }
             */
            years: {
                min: number;
                max: number;
            };
            /** @description The titles with the most votes, the most voted first. */
            most_voted: components["schemas"]["Title"][];
            /** @description The titles of the highest weighted rating, the best first. */
            top_rated: components["schemas"]["Title"][];
            /**
             * @description What IMDb asks to be shown with its data.
             * @example Information courtesy of IMDb (https://www.imdb.com). Used with permission.
             */
            attribution: string;
        };
        /** @description Statistics of the catalogue of titles. */
        DataStatistics: {
            /** @description Titles in the catalogue. */
            titles: number;
            /** @description Years that the catalogue spans. */
            years_range: {
                /** @description Year of the oldest title. */
                min: number;
                /** @description Year of the newest title. */
                max: number;
            };
            /** @description Average ratings, in bins of 0.5 from 0 to 10. */
            ratings: {
                /** @description How many values there are; missing ones are not among them. */
                count: number;
                /** @description Arithmetic mean. */
                mean: number;
                /** @description Half of the values are below, half above. */
                median: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description First quartile, linearly interpolated. */
                q25: number;
                /** @description Third quartile, linearly interpolated. */
                q75: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Population skewness g1 = m3 / m2^1.5; null when all values are equal. */
                skew: number | null;
                /** @description Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal. */
                excess_kurtosis: number | null;
                /** @description How many values fall between which bounds. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            };
            /** @description Numbers of votes, in bins that grow by 1, 2, 5, 10 and so on. */
            votes: {
                /** @description How many values there are; missing ones are not among them. */
                count: number;
                /** @description Arithmetic mean. */
                mean: number;
                /** @description Half of the values are below, half above. */
                median: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description First quartile, linearly interpolated. */
                q25: number;
                /** @description Third quartile, linearly interpolated. */
                q75: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Population skewness g1 = m3 / m2^1.5; null when all values are equal. */
                skew: number | null;
                /** @description Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal. */
                excess_kurtosis: number | null;
                /** @description How many values fall between which bounds. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            };
            /** @description log10(1 + votes), in bins of 0.25. */
            votes_log10: {
                /** @description How many values there are; missing ones are not among them. */
                count: number;
                /** @description Arithmetic mean. */
                mean: number;
                /** @description Half of the values are below, half above. */
                median: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description First quartile, linearly interpolated. */
                q25: number;
                /** @description Third quartile, linearly interpolated. */
                q75: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Population skewness g1 = m3 / m2^1.5; null when all values are equal. */
                skew: number | null;
                /** @description Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal. */
                excess_kurtosis: number | null;
                /** @description How many values fall between which bounds. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            };
            /** @description Years of release or first broadcast, in bins of one year. */
            years: {
                /** @description How many values there are; missing ones are not among them. */
                count: number;
                /** @description Arithmetic mean. */
                mean: number;
                /** @description Half of the values are below, half above. */
                median: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description First quartile, linearly interpolated. */
                q25: number;
                /** @description Third quartile, linearly interpolated. */
                q75: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Population skewness g1 = m3 / m2^1.5; null when all values are equal. */
                skew: number | null;
                /** @description Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal. */
                excess_kurtosis: number | null;
                /** @description How many values fall between which bounds. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            };
            /** @description Runtimes in minutes, in bins of 10 up to 240; null when no title has one. */
            runtimes: {
                /** @description How many values there are; missing ones are not among them. */
                count: number;
                /** @description Arithmetic mean. */
                mean: number;
                /** @description Half of the values are below, half above. */
                median: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description First quartile, linearly interpolated. */
                q25: number;
                /** @description Third quartile, linearly interpolated. */
                q75: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Population skewness g1 = m3 / m2^1.5; null when all values are equal. */
                skew: number | null;
                /** @description Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal. */
                excess_kurtosis: number | null;
                /** @description How many values fall between which bounds. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            } | null;
            /** @description Titles without a runtime. */
            missing_runtimes: number;
            /** @description Titles by decade, the oldest first; decades without titles are left out. */
            decades: {
                /** @description First year of the decade, such as 1990. */
                decade: number;
                /** @description Titles in the group. */
                titles: number;
                /** @description Share of all titles, 0–1. */
                share: number;
                /** @description Mean of the titles' ratings, each title counted once. */
                mean_rating: number;
                /** @description Median number of votes. */
                median_votes: number;
            }[];
            /** @description Titles by genre, the most frequent first; a title counts once in each of its genres. */
            genres: {
                /** @description IMDb's name of the genre. */
                genre: string;
                /** @description Titles in the group. */
                titles: number;
                /** @description Share of all titles, 0–1. */
                share: number;
                /** @description Mean of the titles' ratings, each title counted once. */
                mean_rating: number;
                /** @description Median number of votes. */
                median_votes: number;
            }[];
            /** @description Titles by type, the most frequent first. */
            title_types: {
                /**
                 * @description IMDb's type of title.
                 * @enum {string}
                 */
                title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
                /** @description Titles in the group. */
                titles: number;
                /** @description Share of all titles, 0–1. */
                share: number;
                /** @description Mean of the titles' ratings, each title counted once. */
                mean_rating: number;
                /** @description Median number of votes. */
                median_votes: number;
            }[];
            /** @description Constants of the weighted rating (v·R + m·C) / (v + m) with R the rating and v the votes of a title. */
            weighted_rating: {
                /** @description Votes at which a title's own rating and the mean weigh the same. */
                m: number;
                /** @description C: mean rating of the catalogue, each title counted once. */
                c: number;
            };
            /** @description The 50 titles of the highest weighted rating; ties by tconst. */
            top_rated: {
                /** @description 1 for the first. */
                rank: number;
                /** @description IMDb's identifier of the title. */
                tconst: string;
                /** @description The title by which it is best known. */
                title: string;
                /** @description Year of release or first broadcast. */
                year: number;
                /** @description Mean of all users' ratings. */
                rating: number;
                /** @description How many users rated it. */
                votes: number;
                /** @description (v·R + m·C) / (v + m), see weighted_rating of the catalogue. */
                weighted_rating: number;
                /** @description Genres, separated by commas. */
                genres: string;
                /** @description Minutes; null where IMDb does not know. */
                runtime_minutes: number | null;
                /**
                 * @description IMDb's type of title.
                 * @enum {string}
                 */
                title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
            }[];
            /** @description The 50 titles of the most votes; ties by tconst. */
            top_voted: {
                /** @description 1 for the first. */
                rank: number;
                /** @description IMDb's identifier of the title. */
                tconst: string;
                /** @description The title by which it is best known. */
                title: string;
                /** @description Year of release or first broadcast. */
                year: number;
                /** @description Mean of all users' ratings. */
                rating: number;
                /** @description How many users rated it. */
                votes: number;
                /** @description (v·R + m·C) / (v + m), see weighted_rating of the catalogue. */
                weighted_rating: number;
                /** @description Genres, separated by commas. */
                genres: string;
                /** @description Minutes; null where IMDb does not know. */
                runtime_minutes: number | null;
                /**
                 * @description IMDb's type of title.
                 * @enum {string}
                 */
                title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
            }[];
            /** @description Ratings against votes: how many titles fall into each pair of bins. */
            rating_by_votes: {
                /** @description Bounds of the rating bins, ascending, of 0.5. */
                rating_edges: number[];
                /** @description Bounds of the log10(1 + votes) bins, ascending, of 0.25. */
                votes_log10_edges: number[];
                /** @description Titles per bin: one row per rating bin, one column per votes bin. */
                counts: number[][];
            };
        };
        /** @description An error, in words that help. */
        Error: {
            /** @description What went wrong. */
            detail: {
                /**
                 * @description Stable name of the error, for programs.
                 * @example malformed_request
                 */
                error: string;
                /**
                 * @description What went wrong, for people.
                 * @example The body is not valid JSON.
                 */
                message: string;
                /**
                 * @description What to do about it.
                 * @example Send one JSON object, such as {"title": "Inception"}.
                 */
                suggestion: string;
            };
            /**
             * @description Identifier of the request, the same as in the X-Request-ID header; logs carry it too.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id: string;
        };
        /** @description A mean, and how far it would move with other users. */
        Estimate: {
            /**
             * @description The mean over users, each of whom counts once.
             * @example 0.4044
             */
            mean: number;
            /**
             * @description Lower bound of the 95 % bootstrap interval.
             * @example 0.3534
             */
            low: number;
            /**
             * @description Upper bound of that interval.
             * @example 0.4539
             */
            high: number;
        };
        /** @description What one way of asking found. */
        EvaluatedProtocol: {
            /**
             * @description A: for a user; B: more like this; C: titles that nobody has rated.
             * @example B
             * @enum {string}
             */
            protocol: "A" | "B" | "C";
            /**
             * @description Lists that were measured.
             * @example 8296
             */
            queries: number;
            /**
             * @description Users whose lists they are.
             * @example 97
             */
            asking_users: number;
            /**
             * @description Films that were ranked.
             * @example 7439
             */
            films: number;
            /** @description Baselines, then ours, then ours without a part. */
            models: components["schemas"]["MeasuredModel"][];
            /** @description Ours against each other. */
            comparisons: components["schemas"]["EvaluationComparison"][];
        };
        /** @description How well the strategies rank what people turned out to like. */
        Evaluation: {
            /**
             * @description The version that was measured; with is_own it is the one that serves.
             * @example 20261127T005625072Z-c1600f
             */
            model_version: string;
            /**
             * @description Whether the model that serves was measured itself, and not the one that the weights of the program are of.
             * @example true
             */
            is_own: boolean;
            /**
             * @description The part of the ratings that was asked for.
             * @example validation
             * @enum {string}
             */
            split: "validation" | "test";
            /**
             * @description Seed of the splits, the intervals and the tests.
             * @example 0
             */
            seed: number;
            /** @description The ratings that were learned from and asked for. */
            ratings: {
                /** @description Name of the data set. */
                name: string;
                /** @description Ratings. */
                ratings: number;
                /** @description Users who rated. */
                users: number;
                /** @description Films, rated or not. */
                films: number;
            };
            /** @description The catalogue of the model that was measured. */
            catalogue: {
                /** @description Titles in its catalogue. */
                titles: number;
                /** @description Whether it knows who made them. */
                people: boolean;
            };
            /** @description What each protocol found; docs/evaluation.md tells what they are. */
            protocols: components["schemas"]["EvaluatedProtocol"][];
        };
        /** @description One of ours against another way of ranking, by the same users. */
        EvaluationComparison: {
            /**
             * @description One of ours.
             * @example hybrid
             */
            a: string;
            /**
             * @description What it is compared with.
             * @example hybrid
             */
            b: string;
            /**
             * @description By which measure.
             * @example ndcg_10
             * @enum {string}
             */
            metric: "ndcg_10" | "recall_20";
            /**
             * @description Mean over users of a − b.
             * @example 0.0303
             */
            difference: number;
            /**
             * @description Lower bound of the 95 % bootstrap interval.
             * @example 0.011
             */
            low: number;
            /**
             * @description Upper bound of that interval.
             * @example 0.049
             */
            high: number;
            /**
             * @description Two-sided p of a paired randomization test, not corrected.
             * @example 0.0021
             */
            p: number;
        };
        /** @description Analysis of the matrix that titles are compared by. */
        FeatureAnalysis: {
            /** @description Shape and health of the feature matrix. */
            matrix: {
                /** @description Titles. */
                rows: number;
                /** @description Features. */
                columns: number;
                /** @description Share of values that are not 0. */
                density: number;
                /** @description Size in memory. */
                bytes: number;
                /** @description Values that are not a number. Elsewhere here they are taken as 0. */
                nan: number;
                /** @description Values that are infinite. Elsewhere here they are taken as 0. */
                infinite: number;
            };
            /** @description One entry per feature, in column order. */
            features: {
                /** @description Name of the feature. */
                name: string;
                /** @description Arithmetic mean over all titles. */
                mean: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description Smallest value. */
                min: number;
                /** @description Largest value. */
                max: number;
                /** @description Share of titles for which it is exactly 0. */
                zeros_share: number;
            }[];
            /** @description Linear correlation of every pair of features over all titles. */
            correlations: {
                /** @description Feature names, of rows and columns alike. */
                names: string[];
                /** @description Pearson correlations, symmetric; null where a feature is constant, so has none. */
                values: (number | null)[][];
            };
            /** @description Cosine similarities of all pairs within a random sample of titles; null with fewer than two titles. */
            similarity: {
                /** @description Titles that were drawn at random. */
                sampled_titles: number;
                /** @description Seed of the draw. */
                seed: number;
                /** @description Pairs of different titles that were compared. */
                pairs: number;
                /** @description Mean cosine similarity. */
                mean: number;
                /** @description Population standard deviation (divided by n). */
                standard_deviation: number;
                /** @description Smallest similarity. */
                min: number;
                /** @description 5 % quantile. */
                q05: number;
                /** @description First quartile. */
                q25: number;
                /** @description Median. */
                median: number;
                /** @description Third quartile. */
                q75: number;
                /** @description 95 % quantile. */
                q95: number;
                /** @description Largest similarity. */
                max: number;
                /** @description Similarities in bins of 0.02 from 0 to 1; those below 0 are in the first bin. */
                histogram: {
                    /** @description Bounds of the bins, ascending; one more than there are bins. */
                    edges: number[];
                    /** @description Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both. */
                    counts: number[];
                    /** @description Values above the last bound, in no bin. */
                    overflow: number;
                };
            } | null;
        };
        /**
         * @description Conditions on the genres, by their names in IMDb. Unknown genres are refused by 400, which lists them.
         * @example {
         *       "any": [
         *         "Crime",
         *         "Thriller"
         *       ],
         *       "none": [
         *         "Animation"
         *       ]
         *     }
         */
        GenreFilters: {
            /**
             * @description The title has every one of these.
             * @example [
             *       "Drama"
             *     ]
             */
            all?: string[];
            /**
             * @description The title has at least one of these.
             * @example [
             *       "Crime",
             *       "Thriller"
             *     ]
             */
            any?: string[];
            /**
             * @description The title has none of these.
             * @example [
             *       "Animation"
             *     ]
             */
            none?: string[];
        };
        /** @description How the service is. */
        Health: {
            /**
             * @description healthy with a model, degraded without.
             * @example healthy
             * @enum {string}
             */
            status: "healthy" | "degraded";
            /**
             * @description Whether a model is serving.
             * @example true
             */
            model_loaded: boolean;
            /**
             * @description How many titles can be recommended.
             * @example 38466
             */
            titles_count: number;
            /**
             * @description Version of the application.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description Version of the model; null without one.
             * @example 20260101T120000000Z-3f9a1c
             */
            model_version: string | null;
            /**
             * @description Whose titles: imdb (IMDb's servers), local (a folder or mirror) or demo; null without a model.
             * @example imdb
             */
            catalogue: ("imdb" | "local" | "demo") | null;
            /**
             * @description Answers of /recommend, /recommend/list, /similarity, /search, /suggest and /titles since the start, whatever their status; nothing else is counted, posters neither.
             * @example 1024
             */
            total_requests: number;
            /**
             * @description Mean milliseconds of those answers; 0 before the first.
             * @example 0.412
             */
            avg_latency_ms: number;
            /**
             * @description Seconds since the start.
             * @example 3600.5
             */
            uptime_seconds: number;
            /**
             * @description What an operator should know: that the catalogue is the demo, or why there is no model.
             * @example No model is loaded. Run `make train`.
             */
            notice?: string;
            /**
             * @description Identifier of the request; only when degraded.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id?: string;
            /** @description The scorers of the strategy hybrid: which are on, which are off and why; none without a model. */
            scorers: components["schemas"]["ScorerStatus"][];
            /** @description The current model, when it could not be loaded and an older one goes on serving; absent otherwise. */
            refused_model?: {
                /**
                 * @description What the pointer names; null when it names nothing.
                 * @example 20260102T120000000Z-81e0b2
                 */
                version: string | null;
                /**
                 * @description What is wrong with it, and what to do.
                 * @example The model is damaged: titles.parquet is not as it was written (its checksum differs).
                 */
                reason: string;
                /**
                 * Format: date-time
                 * @description When it was refused (UTC).
                 * @example 2026-01-02T12:00:00.000Z
                 */
                at: string;
            };
        };
        /** @description The process answers. */
        Live: {
            /**
             * @description Always alive.
             * @example alive
             * @constant
             */
            status: "alive";
        };
        /** @description What the model was made from and how. Local paths are left out: of the configuration data.source, data.raw_dir and data.models_dir, of the sources all but the file name. */
        Manifest: {
            /** @constant */
            schema_version: 1;
            /** @description Name of the model. */
            name: string;
            /** @description Version of the model: time of training and a random suffix. */
            version: string;
            /**
             * Format: date-time
             * @description When training began (UTC).
             */
            created_at: string;
            /** @description Version of imdb-recommender that trained it. */
            code_version: string;
            /**
             * @description Whose titles: imdb (IMDb's servers), local (a folder or mirror) or demo.
             * @enum {string}
             */
            catalogue: "imdb" | "local" | "demo";
            /** @description The attribution that IMDb asks for. */
            attribution: string;
            /** @description The configuration it was trained with. */
            config: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /** @description The input files. */
            sources: {
                /** @description IMDb's name of the data set, such as title.basics. */
                dataset: string;
                /** @description Address or file name it was read from. */
                origin: string;
                /** @description Size as stored (compressed, when it is). */
                bytes: number;
                /** @description Lines after the header. */
                rows: number;
                /** @description MD5 of the file as stored. */
                md5: string;
                /** @description SHA-256 of the file as stored. */
                sha256: string;
                /** @description The server's ETag; null for a local file. */
                etag: string | null;
                /** @description The server's Last-Modified; null for a local file. */
                last_modified: string | null;
            }[];
            /** @description Rows after each step. */
            rows: {
                /** @description Rows read from title.basics. */
                title_basics: number;
                /** @description Rows read from title.ratings. */
                title_ratings: number;
                /** @description Titles with both. */
                merged: number;
                /** @description Titles that pass the filter. */
                filtered: number;
            };
            /** @description What the filter dropped, in its order. */
            drops: {
                /** @description Name of the rule. */
                reason: string;
                /** @description What the dropped titles have in common. */
                description: string;
                /** @description Titles dropped for this reason, the first that applied. */
                count: number;
            }[];
            /** @description What was read about people; absent when the model was trained without them. */
            people?: {
                /** @description Rows read from title.crew. */
                title_crew: number;
                /** @description Rows read from title.principals. */
                title_principals: number;
                /** @description Rows read from name.basics. */
                name_basics: number;
                /** @description Credits that were kept. */
                credits: number;
                /** @description People that were kept. */
                people: number;
                /** @description People among them whose name is not known. */
                people_without_name: number;
                /** @description Titles of the model that have no credit. */
                titles_without_credits: number;
                /** @description What was read of the titles of the model and is no credit, or was not kept. */
                drops: {
                    /** @description Name of the reason. */
                    reason: string;
                    /** @description What the dropped credits have in common. */
                    description: string;
                    /** @description Credits of titles of the model that were dropped for this reason. */
                    count: number;
                }[];
            };
            /** @description What the gates found. */
            validation: {
                /** @description TitleBasics, TitleRatings, MergedDataset, FilteredDataset, FeatureEngineered; with people also TitleCrew, TitlePrincipals and NameBasics. */
                schema: string;
                /** @description Rows that were checked. */
                rows: number;
                /** @description How many checks were made. */
                checks: number;
                /** @description Rows that were set aside for breaking the schema. */
                set_aside: number;
                /** @description Every check that rows failed. */
                failures: {
                    /** @description Name of the check. */
                    check: string;
                    /** @description Column it looks at; null for a check of the whole table. */
                    column: string | null;
                    /** @description Rows that fail it. */
                    count: number;
                    /** @description A few of the failing rows. */
                    examples: string[];
                }[];
                /** @description Whether training went on. */
                passed: boolean;
            }[];
            features: {
                /** @description Feature names in column order. */
                names: string[];
                /** @description The genre vocabulary. */
                genres: string[];
                /** @description Rows of the matrix. */
                titles: number;
                /** @description Range of each scaled feature before scaling. */
                ranges: {
                    [key: string]: {
                        /** @description Smallest value. */
                        min: number;
                        /** @description Largest value. */
                        max: number;
                    };
                };
            };
            /** @description The steps of the training run. */
            steps: {
                /** @description Number of the step: 1, 2, 2b, 3, 3b, 4, 5 or 6; with people also 3c. */
                step: string;
                /** @description What the step does. */
                name: string;
                /** @description How long it took. */
                seconds: number;
                /** @description The process's largest resident memory until the end of this step. */
                peak_memory_bytes: number;
            }[];
            /** @description The verdict on becoming the current model. */
            gate: {
                /** @description Whether the model was fit to become current. */
                passed: boolean;
                /** @description Why it was not. */
                reasons: string[];
                /** @description Whether it became current all the same, by --force. */
                forced: boolean;
            };
            /** @description Well-known titles, tried on the saved model. */
            trials: {
                /** @description IMDb's identifier of the title that was tried. */
                tconst: string;
                /** @description Its name. */
                title: string;
                /** @description The three most similar titles, the best first. */
                top: {
                    /** @description IMDb's identifier. */
                    tconst: string;
                    /** @description Name. */
                    title: string;
                    /** @description Cosine similarity, rounded to 4 places. */
                    similarity_score: number;
                }[];
            }[];
            /** @description Size and checksum of every other file of the model. */
            files: {
                [key: string]: {
                    /** @description Size. */
                    bytes: number;
                    /** @description SHA-256. */
                    sha256: string;
                };
            };
        };
        /** @description What one way of ranking reached. */
        MeasuredModel: {
            /**
             * @description Name on the command line.
             * @example hybrid
             */
            id: string;
            /**
             * @description Name for people.
             * @example Hybrid, familiarity 1
             */
            label: string;
            /**
             * @description What ours is compared with, ours, or ours without one of its parts.
             * @example ours
             * @enum {string}
             */
            role: "baseline" | "ours" | "ablation";
            /**
             * @description The formula, or where it is written.
             * @example IMDb votes.
             */
            description: string;
            /** @description nDCG@10: 1 when the first ten hold nothing but hits, 0 without any. */
            ndcg_10: components["schemas"]["Estimate"];
            /** @description Recall@20: hits among the first twenty, of as many as there can be. */
            recall_20: components["schemas"]["Estimate"];
            /**
             * @description Share of the films that are among the first ten of any list.
             * @example 0.722
             */
            coverage_10: number | null;
        };
        /** @description The model that is serving. */
        Model: {
            manifest: components["schemas"]["Manifest"];
            data_statistics: components["schemas"]["DataStatistics"];
            feature_analysis: components["schemas"]["FeatureAnalysis"];
            /** @description The scorers of the strategy hybrid: which are on, and which are off and why. */
            scorers: components["schemas"]["ScorerStatus"][];
        };
        /** @description Something that does not exist, and what may have been meant. */
        NotFound: {
            /** @description What was not found. */
            detail: {
                /**
                 * @description Stable name of the error, for programs.
                 * @example malformed_request
                 */
                error: string;
                /**
                 * @description What went wrong, for people.
                 * @example The body is not valid JSON.
                 */
                message: string;
                /**
                 * @description What to do about it.
                 * @example Send one JSON object, such as {"title": "Inception"}.
                 */
                suggestion: string;
                /** @description Up to five titles that may have been meant; often none. */
                did_you_mean: components["schemas"]["TitleReference"][];
            };
            /**
             * @description Identifier of the request, the same as in the X-Request-ID header; logs carry it too.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id: string;
        };
        /** @description A model is serving. */
        Ready: {
            /**
             * @description Always ready.
             * @example ready
             * @constant
             */
            status: "ready";
        };
        /** @description Why a title is recommended. */
        Reason: {
            /**
             * @description What the reason is about.
             * @example director
             * @enum {string}
             */
            kind: "director" | "writer" | "creator" | "cast" | "crew" | "taste" | "genres" | "era" | "series";
            /**
             * @description What the kind speaks of: a person's name, genres separated by commas, the identifier of a title that is liked.
             * @example Christopher Nolan
             */
            value: string;
            /**
             * @description As people read it.
             * @example directed by Christopher Nolan
             */
            text: string;
        };
        /** @description A title and what is recommended for it. */
        RecommendAnswer: {
            query: components["schemas"]["Title"];
            /**
             * @description How the title was found: by tconst, or because a name of it is the text (exact), begins with it (prefix), has a word from which on it does (word-prefix), contains it (substring) or its words (words), or is it but for typos (typo).
             * @example exact
             * @enum {string}
             */
            resolved_by: "tconst" | "exact" | "prefix" | "word-prefix" | "substring" | "words" | "typo";
            /**
             * @description How many recommendations were asked for.
             * @example 10
             */
            top_k: number;
            /** @description The best titles that meet the filters, none of those asked for among them; fewer than top_k where there are no more. They are in the order of rank, which follows score but where hybrid moves a title down because it is too like those above it; similarity_score need not follow with hybrid. */
            recommendations: components["schemas"]["Recommendation"][];
            /**
             * @description Milliseconds the engine took, rounded to 3 places.
             * @example 0.214
             */
            latency_ms: number;
            /**
             * @description Version of the model that answered.
             * @example 20260101T120000000Z-3f9a1c
             */
            model_version: string;
            /**
             * @description How the titles were ranked.
             * @example hybrid
             * @enum {string}
             */
            strategy: "hybrid" | "content";
            /** @description Sequels, remakes and other titles of the same name, which hybrid keeps out of the list, with ranks of their own; they meet the filters too; at most 20, often none, and none with content. */
            related: components["schemas"]["Recommendation"][];
        };
        /** @description Several titles and what is recommended for them together. */
        RecommendListAnswer: {
            /** @description The titles that were named, each once: likes before dislikes, each by tconst. */
            seeds: components["schemas"]["Seed"][];
            /**
             * @description How many recommendations were asked for.
             * @example 10
             */
            top_k: number;
            /** @description The best titles that meet the filters, none of those asked for among them; fewer than top_k where there are no more. They are in the order of rank, which follows score but where hybrid moves a title down because it is too like those above it; similarity_score need not follow with hybrid. */
            recommendations: components["schemas"]["Recommendation"][];
            /**
             * @description Milliseconds the engine took, rounded to 3 places.
             * @example 0.214
             */
            latency_ms: number;
            /**
             * @description Version of the model that answered.
             * @example 20260101T120000000Z-3f9a1c
             */
            model_version: string;
            /**
             * @description How the titles were ranked.
             * @example hybrid
             * @enum {string}
             */
            strategy: "hybrid" | "content";
            /** @description Sequels, remakes and other titles of the same name, which hybrid keeps out of the list, with ranks of their own; they meet the filters too; at most 20, often none, and none with content. */
            related: components["schemas"]["Recommendation"][];
        };
        /**
         * @description What to recommend for: at least one title that is liked. Unknown fields are refused.
         * @example {
         *       "likes": [
         *         "tt0468569",
         *         "inception"
         *       ],
         *       "top_k": 5
         *     }
         * @example {
         *       "likes": [
         *         "the matrix"
         *       ],
         *       "dislikes": [
         *         "die hard"
         *       ],
         *       "filters": {
         *         "year_from": 2000
         *       }
         *     }
         */
        RecommendListRequest: {
            /**
             * @description Titles to recommend for, 1–200: each IMDb's identifier or a title as a person types it (1–500 characters after trimming). Their order is without meaning.
             * @example [
             *       "tt0468569",
             *       "inception"
             *     ]
             */
            likes: string[];
            /**
             * @description Titles to keep away from, at most 200, in the same form.
             * @default []
             * @example [
             *       "die hard"
             *     ]
             */
            dislikes?: string[];
            /**
             * @description How many recommendations, 1–50.
             * @default 10
             * @example 10
             */
            top_k?: number;
            filters?: components["schemas"]["TitleFilters"];
            /**
             * @description How to rank: hybrid blends what the scorers of the model know of two titles (GET /model lists them); content is the cosine over four numbers and the genres, as the first version of this API ranked.
             * @default hybrid
             * @example hybrid
             * @enum {string}
             */
            strategy?: "hybrid" | "content";
            /**
             * @description How different the titles of the list are from each other: 0 heeds the score alone, 1 differs most. Only with the strategy hybrid, which has a default of its own.
             * @example 0.3
             */
            diversity?: number;
            /**
             * @description From what is most alike, however little known (0), to what most people who like the one like too (1). Only with the strategy hybrid, which has a default of its own.
             * @example 0.5
             */
            familiarity?: number;
        };
        /**
         * @description What to recommend for: at least one of title and tconst is needed. Unknown fields are refused.
         * @example {
         *       "title": "the dark knight",
         *       "top_k": 5
         *     }
         * @example {
         *       "tconst": "tt0468569"
         *     }
         * @example {
         *       "title": "inception",
         *       "filters": {
         *         "title_types": [
         *           "movie"
         *         ],
         *         "genres": {
         *           "any": [
         *             "Sci-Fi"
         *           ]
         *         },
         *         "min_rating": 7.5
         *       }
         *     }
         * @example {
         *       "title": "inception",
         *       "diversity": 0.5,
         *       "familiarity": 0.2
         *     }
         * @example {
         *       "title": "inception",
         *       "strategy": "content"
         *     }
         */
        RecommendRequest: {
            /**
             * @description A title as a person types it (1–500 characters after trimming); case, accents and punctuation do not matter. Null is the same as absent.
             * @example the dark knight
             */
            title?: string | null;
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits. It wins over title, and must exist. Null is the same as absent.
             * @example tt0468569
             */
            tconst?: string | null;
            /**
             * @description How many recommendations, 1–50.
             * @default 10
             * @example 10
             */
            top_k?: number;
            filters?: components["schemas"]["TitleFilters"];
            /**
             * @description How to rank: hybrid blends what the scorers of the model know of two titles (GET /model lists them); content is the cosine over four numbers and the genres, as the first version of this API ranked.
             * @default hybrid
             * @example hybrid
             * @enum {string}
             */
            strategy?: "hybrid" | "content";
            /**
             * @description How different the titles of the list are from each other: 0 heeds the score alone, 1 differs most. Only with the strategy hybrid, which has a default of its own.
             * @example 0.3
             */
            diversity?: number;
            /**
             * @description From what is most alike, however little known (0), to what most people who like the one like too (1). Only with the strategy hybrid, which has a default of its own.
             * @example 0.5
             */
            familiarity?: number;
        };
        /** @description One recommended title. */
        Recommendation: {
            /**
             * @description 1 for the best; the list is in its order.
             * @example 1
             */
            rank: number;
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
             * @example tt1375666
             */
            tconst: string;
            /**
             * @description The title by which it is best known.
             * @example Inception
             */
            title: string;
            /**
             * @description Cosine similarity of content to the query, or to the profile of several titles, whatever the strategy; rounded to 4 places.
             * @example 0.9871
             */
            similarity_score: number;
            /**
             * @description Year of release, or of a series' first broadcast.
             * @example 2010
             */
            year: number;
            /**
             * @description Mean of all users' ratings, 0–10.
             * @example 8.8
             */
            rating: number;
            /**
             * @description How many users rated it.
             * @example 2500000
             */
            votes: number;
            /**
             * @description Genre names, separated by commas.
             * @example Action,Adventure,Sci-Fi
             */
            genres: string;
            /**
             * @description Runtime in minutes; null where IMDb does not know.
             * @example 148
             */
            runtime_minutes: number | null;
            /**
             * @description IMDb's type of title.
             * @example movie
             * @enum {string}
             */
            title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
            /**
             * @description What the strategy makes of the title, 0–1, the higher the better; rounded to 4 places. With content it is similarity_score, and 0 where that is negative.
             * @example 0.9312
             */
            score: number;
            /** @description Why, at most three reasons, the weightiest first; often none with content. */
            reasons: components["schemas"]["Reason"][];
        };
        /** @description One value that the schema refuses. */
        RefusedValue: {
            /**
             * @description Where the value is: body, query or path, then the field.
             * @example [
             *       "body",
             *       "top_k"
             *     ]
             */
            loc: (string | number)[];
            /**
             * @description What is expected.
             * @example Expected a whole number from 1 to 50.
             */
            msg: string;
            /**
             * @description Kind of refusal, for programs.
             * @example less_than_equal
             */
            type: string;
        };
        /** @description What this is and where to go from here. */
        Root: {
            /**
             * @description Name of the application.
             * @example imdb-recommender
             */
            name: string;
            /**
             * @description Version of the application.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description Where to go from here, by name.
             * @example {
             *       "docs": "/docs",
             *       "health": "/health"
             *     }
             */
            links: {
                [key: string]: string;
            };
            artwork: components["schemas"]["Artwork"];
        };
        /** @description What one scorer says of two titles. */
        ScorerReport: {
            /**
             * @description Name of the scorer.
             * @example people
             */
            name: string;
            /**
             * @description What it says of the two, in the scorer's own unit, to 4 significant digits; null where it knows nothing of one of them.
             * @example 0.2143
             */
            value: number | null;
            /**
             * @description What it adds to the blend, before that is brought to 0–1; rounded to 4 places.
             * @example 0.1875
             */
            contribution: number;
        };
        /** @description Whether a scorer of the strategy hybrid takes part. */
        ScorerStatus: {
            /**
             * @description Name of the scorer.
             * @example people
             */
            name: string;
            /**
             * @description Whether the model has what the scorer needs.
             * @example true
             */
            on: boolean;
            /**
             * @description What the scorer works from when it is on, and what it needs when it is off.
             * @example directors, writers and cast of the titles
             */
            note: string;
        };
        /** @description A title that a search found. */
        SearchResult: {
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
             * @example tt1375666
             */
            tconst: string;
            /**
             * @description The title by which it is best known.
             * @example Inception
             */
            title: string;
            /**
             * @description Year of release, or of a series' first broadcast.
             * @example 2010
             */
            year: number;
            /**
             * @description Mean of all users' ratings, 0–10.
             * @example 8.8
             */
            rating: number;
            /**
             * @description How many users rated it.
             * @example 2500000
             */
            votes: number;
            /**
             * @description Genre names, separated by commas.
             * @example Action,Adventure,Sci-Fi
             */
            genres: string;
            /**
             * @description IMDb's type of title.
             * @example movie
             * @enum {string}
             */
            title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
            /**
             * @description How it matches, in the words of resolved_by.
             * @example prefix
             * @enum {string}
             */
            match: "tconst" | "exact" | "prefix" | "word-prefix" | "substring" | "words" | "typo";
            /**
             * @description Ranges of title that match, as pairs of start and end in UTF-16 units, the end exclusive; ascending, not overlapping. Empty when another name of the title matches.
             * @example [
             *       [
             *         0,
             *         4
             *       ]
             *     ]
             */
            highlights: [
                number,
                number
            ][];
        };
        /** @description A title that was recommended for, as it was found. */
        Seed: {
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
             * @example tt1375666
             */
            tconst: string;
            /**
             * @description The title by which it is best known.
             * @example Inception
             */
            title: string;
            /**
             * @description Year of release, or of a series' first broadcast.
             * @example 2010
             */
            year: number;
            /**
             * @description Mean of all users' ratings, 0–10.
             * @example 8.8
             */
            rating: number;
            /**
             * @description How many users rated it.
             * @example 2500000
             */
            votes: number;
            /**
             * @description Genre names, separated by commas.
             * @example Action,Adventure,Sci-Fi
             */
            genres: string;
            /**
             * @description Runtime in minutes; null where IMDb does not know.
             * @example 148
             */
            runtime_minutes: number | null;
            /**
             * @description IMDb's type of title.
             * @example movie
             * @enum {string}
             */
            title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
            /**
             * @description How the title was found: by tconst, or because a name of it is the text (exact), begins with it (prefix), has a word from which on it does (word-prefix), contains it (substring) or its words (words), or is it but for typos (typo).
             * @example exact
             * @enum {string}
             */
            resolved_by: "tconst" | "exact" | "prefix" | "word-prefix" | "substring" | "words" | "typo";
            /**
             * @description Whether it is liked or disliked.
             * @example true
             */
            liked: boolean;
        };
        /** @description How alike two titles are, and why. */
        Similarity: {
            a: components["schemas"]["Title"];
            b: components["schemas"]["Title"];
            /** @description How each of the two was found. */
            resolved_by: {
                /**
                 * @description How the title was found: by tconst, or because a name of it is the text (exact), begins with it (prefix), has a word from which on it does (word-prefix), contains it (substring) or its words (words), or is it but for typos (typo).
                 * @example exact
                 * @enum {string}
                 */
                a: "tconst" | "exact" | "prefix" | "word-prefix" | "substring" | "words" | "typo";
                /**
                 * @description How the title was found: by tconst, or because a name of it is the text (exact), begins with it (prefix), has a word from which on it does (word-prefix), contains it (substring) or its words (words), or is it but for typos (typo).
                 * @example exact
                 * @enum {string}
                 */
                b: "tconst" | "exact" | "prefix" | "word-prefix" | "substring" | "words" | "typo";
            };
            /**
             * @description How the titles were ranked.
             * @example hybrid
             * @enum {string}
             */
            strategy: "hybrid" | "content";
            /**
             * @description What the strategy makes of b as a recommendation for a, 0–1, the higher the better; rounded to 4 places. Asked the other way round it may be another.
             * @example 0.9312
             */
            score: number;
            /**
             * @description Cosine similarity of the content of the two, whatever the strategy; rounded to 4 places.
             * @example 0.8552
             */
            similarity_score: number;
            /** @description What each scorer says of the two, the weightiest contribution first. */
            scorers: components["schemas"]["ScorerReport"][];
            /** @description Why, at most three reasons, the weightiest first; often none with content. */
            reasons: components["schemas"]["Reason"][];
            /**
             * @description Milliseconds the engine took, rounded to 3 places.
             * @example 0.214
             */
            latency_ms: number;
            /**
             * @description Version of the model that answered.
             * @example 20260101T120000000Z-3f9a1c
             */
            model_version: string;
        };
        /** @description A title's facts. */
        Title: {
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
             * @example tt1375666
             */
            tconst: string;
            /**
             * @description The title by which it is best known.
             * @example Inception
             */
            title: string;
            /**
             * @description Year of release, or of a series' first broadcast.
             * @example 2010
             */
            year: number;
            /**
             * @description Mean of all users' ratings, 0–10.
             * @example 8.8
             */
            rating: number;
            /**
             * @description How many users rated it.
             * @example 2500000
             */
            votes: number;
            /**
             * @description Genre names, separated by commas.
             * @example Action,Adventure,Sci-Fi
             */
            genres: string;
            /**
             * @description Runtime in minutes; null where IMDb does not know.
             * @example 148
             */
            runtime_minutes: number | null;
            /**
             * @description IMDb's type of title.
             * @example movie
             * @enum {string}
             */
            title_type: "movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame";
        };
        /**
         * @description Conditions that every recommended title meets; all of them where several are given. A title whose value is unknown fails a condition on it. They hold within the search, so top_k titles come back wherever that many meet them. Unknown fields are refused.
         * @example {
         *       "title_types": [
         *         "movie"
         *       ],
         *       "genres": {
         *         "any": [
         *           "Crime",
         *           "Thriller"
         *         ]
         *       },
         *       "year_from": 1990,
         *       "min_rating": 7.5
         *     }
         */
        TitleFilters: {
            /**
             * @description The title is of one of these types.
             * @example [
             *       "movie",
             *       "tvMovie"
             *     ]
             */
            title_types?: ("movie" | "short" | "tvEpisode" | "tvMiniSeries" | "tvMovie" | "tvPilot" | "tvSeries" | "tvShort" | "tvSpecial" | "video" | "videoGame")[];
            genres?: components["schemas"]["GenreFilters"];
            /**
             * @description First year, itself included.
             * @example 1990
             */
            year_from?: number;
            /**
             * @description Last year, itself included; not before year_from.
             * @example 2015
             */
            year_to?: number;
            /**
             * @description Lowest rating, 0–10.
             * @example 7.5
             */
            min_rating?: number;
            /**
             * @description Fewest votes.
             * @example 100000
             */
            min_votes?: number;
            /**
             * @description Longest runtime in minutes; a title of unknown runtime fails it.
             * @example 150
             */
            max_runtime?: number;
            /**
             * @description Titles never to recommend, such as those already seen; unknown ones do no harm.
             * @example [
             *       "tt0133093"
             *     ]
             */
            exclude?: string[];
        };
        /** @description Which title it is. */
        TitleReference: {
            /**
             * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
             * @example tt1375666
             */
            tconst: string;
            /**
             * @description The title by which it is best known.
             * @example Inception
             */
            title: string;
            /**
             * @description Year of release, or of a series' first broadcast.
             * @example 2010
             */
            year: number;
        };
        /** @description Titles of a list that do not exist, and what may have been meant. */
        Unresolved: {
            /** @description What was not found. */
            detail: {
                /**
                 * @description Stable name of the error, for programs.
                 * @example malformed_request
                 */
                error: string;
                /**
                 * @description What went wrong, for people.
                 * @example The body is not valid JSON.
                 */
                message: string;
                /**
                 * @description What to do about it.
                 * @example Send one JSON object, such as {"title": "Inception"}.
                 */
                suggestion: string;
                /** @description Up to five titles that may have been meant, the likeliest of each first. */
                did_you_mean: components["schemas"]["TitleReference"][];
                /** @description Every title of likes and dislikes that does not exist. */
                unresolved: components["schemas"]["UnresolvedSeed"][];
            };
            /**
             * @description Identifier of the request, the same as in the X-Request-ID header; logs carry it too.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id: string;
        };
        /** @description One or both of two titles that do not exist. */
        UnresolvedPair: {
            /** @description What was not found. */
            detail: {
                /**
                 * @description Stable name of the error, for programs.
                 * @example malformed_request
                 */
                error: string;
                /**
                 * @description What went wrong, for people.
                 * @example The body is not valid JSON.
                 */
                message: string;
                /**
                 * @description What to do about it.
                 * @example Send one JSON object, such as {"title": "Inception"}.
                 */
                suggestion: string;
                /** @description Up to five titles that may have been meant, the likeliest of each first. */
                did_you_mean: components["schemas"]["TitleReference"][];
                /** @description Which of the two do not exist, a before b. */
                unresolved: components["schemas"]["UnresolvedSide"][];
            };
            /**
             * @description Identifier of the request, the same as in the X-Request-ID header; logs carry it too.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id: string;
        };
        /** @description A title of a list that does not exist. */
        UnresolvedSeed: {
            /**
             * @description The title or identifier, as it was sent.
             * @example incepton 3
             */
            seed: string;
            /** @description Up to five titles that may have been meant by it; often none. */
            did_you_mean: components["schemas"]["TitleReference"][];
        };
        /** @description One of two titles that does not exist. */
        UnresolvedSide: {
            /**
             * @description The title or identifier, as it was sent.
             * @example incepton 3
             */
            seed: string;
            /** @description Up to five titles that may have been meant by it; often none. */
            did_you_mean: components["schemas"]["TitleReference"][];
            /**
             * @description Which of the two it is.
             * @example b
             * @enum {string}
             */
            parameter: "a" | "b";
        };
        /** @description The request is well-formed, but the schema refuses values in it. */
        ValidationError: {
            /** @description Every refused value, at most fifty. */
            detail: components["schemas"]["RefusedValue"][];
            /**
             * @description Identifier of the request, the same as in the X-Request-ID header; logs carry it too.
             * @example 0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11
             */
            request_id: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
         * @example my-request-1
         */
        RequestId: string;
    };
    requestBodies: never;
    headers: {
        /** @description Identifier of the request: the request's own X-Request-ID when it is sane, else a new one. */
        "X-Request-ID": string;
        /** @description Milliseconds from when the request was read to the answer. */
        "X-Latency-Ms": string;
        /** @description Seconds until the request would pass. Not where the reason is one that time does not mend. */
        "Retry-After": string;
        /**
         * @description Tokens that are left (r), and seconds until all are back (t). On every answer where clients are limited, as are the older RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset.
         * @example "default";r=196;t=1
         */
        RateLimit: string;
        /**
         * @description Most tokens at once (q), and seconds in which they come back (w).
         * @example "default";q=200;w=10
         */
        "RateLimit-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRoot: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name, version, links, and where pictures come from. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Root"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recommend: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendRequest"];
            };
        };
        responses: {
            /** @description The title and what is recommended for it, the best first. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendAnswer"];
                };
            };
            /** @description The request is malformed; or (error usage) filters name a genre that the catalogue does not know, and the message lists those it knows. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such title. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recommendList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendListRequest"];
            };
        };
        responses: {
            /** @description The titles that were named, and what is recommended for them, the best first. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendListAnswer"];
                };
            };
            /** @description The request is malformed; or (error usage) likes and dislikes cancel each other out, or filters name a genre that the catalogue does not know, and the message lists those it knows. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Titles of likes or dislikes do not exist; unresolved tells which. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unresolved"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not application/json. */
            415: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSimilarity: {
        parameters: {
            query: {
                /**
                 * @description The one title: IMDb's identifier, which must exist, or a title as a person types it (1–500 characters after trimming).
                 * @example inception
                 */
                a: string;
                /**
                 * @description The other one, in the same form.
                 * @example tt0133093
                 */
                b: string;
                /**
                 * @description How to rank: hybrid blends what the scorers of the model know of two titles (GET /model lists them); content is the cosine over four numbers and the genres, as the first version of this API ranked.
                 * @example hybrid
                 */
                strategy?: "hybrid" | "content";
                /**
                 * @description From what is most alike, however little known (0), to what most people who like the one like too (1). Only with the strategy hybrid, which has a default of its own.
                 * @example 0.5
                 */
                familiarity?: number;
            };
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The two titles, and how alike they are. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Similarity"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description One or both of the titles do not exist; unresolved tells which. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnresolvedPair"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description What to look for (1–200 characters after trimming); typos are forgiven.
                 * @example incepton
                 */
                q: string;
                /**
                 * @description How many titles at most, 1–100.
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matching titles, the best first; possibly none. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"][];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    suggest: {
        parameters: {
            query: {
                /**
                 * @description What has been typed so far (1–200 characters after trimming).
                 * @example inc
                 */
                q: string;
                /**
                 * @description How many titles at most, 1–20.
                 * @example 8
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suggested titles, the likeliest first; possibly none. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"][];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRandomTitle: {
        parameters: {
            query?: {
                /**
                 * @description Fewest votes.
                 * @example 50000
                 */
                min_votes?: number;
            };
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facts of a title. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Title"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No title has that many votes. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTitle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
                 * @example tt1375666
                 */
                tconst: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facts. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Title"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such title. */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPoster: {
        parameters: {
            query?: {
                /**
                 * @description For a list (small), a card (medium) or a page (large).
                 * @example medium
                 */
                size?: "small" | "medium" | "large";
            };
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description IMDb's identifier: tt in lower case and 7 to 10 digits.
                 * @example tt1375666
                 */
                tconst: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The poster. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such title (error title_not_found), no poster of it (poster_not_found), or no posters at all (artwork_disabled). */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The provider of posters cannot be asked now. */
            502: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getModelChart: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description ratings: How many titles have which average rating. votes: How many titles have how many votes, on a logarithmic scale. decades: How many titles began in which decade. genres: How many titles have which genre, and how they are rated. runtime: How many titles are how long. rating_votes: Which ratings go with how many votes. correlations: How features correlate with each other. similarity: How similar two titles are that were drawn at random.
                 * @example ratings
                 */
                name: "ratings" | "votes" | "decades" | "genres" | "runtime" | "rating_votes" | "correlations" | "similarity";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The model was trained before there were charts (error chart_not_found). */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The schema refuses values in the request. */
            422: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was measured. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No evaluation was kept (error not_found). */
            404: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFound"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description This client asks for too much (error rate_limited); Retry-After tells when to try again. */
            429: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving (error model_missing), and the message says what to do; or not now: the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable). Retry-After tells when to try again. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Healthy: a model is serving. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Degraded: no model is serving; the notice says why. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A model is serving. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No model is serving; the message says what to do. */
            503: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.
                 * @example my-request-1
                 */
                "X-Request-ID"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The request is malformed, such as a wrong percent-encoding in the path. */
            400: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request shows an API key that is not known here (error key_refused). */
            401: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The request took too long to arrive. */
            408: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The address and the headers together are too large. */
            431: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description An unexpected error. Its cause is in the log, by request id. */
            500: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "X-Latency-Ms": components["headers"]["X-Latency-Ms"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
