/** Everything that is known about a model, in sections. */

import { type ReactNode, useEffect } from 'react';
import type { Model } from '../../api/types.ts';
import { formatCount, formatType } from '../../lib/format.ts';
import { useAfterFirstPaint } from '../../lib/use-after-first-paint.ts';
import { useHealth } from '../status/use-health.ts';
import { DecadesChart } from './catalogue/decades-chart.tsx';
import { RatingsChart, RuntimesChart, VotesChart } from './catalogue/distributions.tsx';
import { GroupsChart } from './catalogue/groups-chart.tsx';
import { RatingVotesChart } from './catalogue/rating-votes-chart.tsx';
import { EVALUATION_LEAD, Evaluation } from './evaluation/evaluation.tsx';
import { ChartGallery } from './files/chart-gallery.tsx';
import { CorrelationChart } from './matrix/correlation-chart.tsx';
import { Matrix } from './matrix/matrix.tsx';
import { SimilarityChart } from './matrix/similarity-chart.tsx';
import styles from './model-page.module.css';
import { Overview } from './overview.tsx';
import { Scorers } from './scorers.tsx';
import { goTo, type Section, SectionNav } from './section-nav.tsx';
import { TopTitles } from './top-titles.tsx';
import { Funnel } from './training/funnel.tsx';
import { Publishing, Validation } from './training/gates.tsx';
import { Sources } from './training/sources.tsx';
import { Steps } from './training/steps.tsx';

const SECTIONS = {
  catalogue: { id: 'catalogue', label: 'The catalogue' },
  groups: { id: 'groups', label: 'Genres and types' },
  features: { id: 'features', label: 'Similarity' },
  top: { id: 'top', label: 'Top titles' },
  training: { id: 'training', label: 'How it was trained' },
  pictures: { id: 'pictures', label: 'Charts to keep' },
  evaluation: { id: 'evaluation', label: 'How good are the lists?' },
} as const satisfies Record<string, Section>;

const NAVIGATION: readonly Section[] = Object.values(SECTIONS);

/** The report. */
export function ModelReport({
  model: { manifest, data_statistics: statistics, feature_analysis: analysis, scorers },
}: {
  readonly model: Model;
}) {
  const { data: health } = useHealth();
  const mean = statistics.ratings.mean;
  // Models that were trained before there were charts have none.
  const hasCharts = 'chart_ratings.svg' in manifest.files;
  const isWhole = useAfterFirstPaint();
  useEffect(() => {
    if (isWhole && location.hash !== '') goTo(decodeURIComponent(location.hash.slice(1)));
  }, [isWhole]);
  return (
    <article className={styles.page}>
      <Overview manifest={manifest} statistics={statistics} appVersion={health?.version} />
      <div className={styles.columns}>
        {/* It follows the sections that are there, so it begins anew with them. */}
        <SectionNav
          key={String(isWhole)}
          sections={NAVIGATION.filter((section) => hasCharts || section !== SECTIONS.pictures)}
        />
        <div className={styles.sections}>
          {isWhole && (
            <>
              <Part
                section={SECTIONS.catalogue}
                lead="How the titles are rated, how well they are known, how old and how long they are."
              >
                <RatingsChart ratings={statistics.ratings} />
                <VotesChart votes={statistics.votes} log={statistics.votes_log10} />
                <DecadesChart decades={statistics.decades} meanRating={mean} />
                <RuntimesChart statistics={statistics} />
                <RatingVotesChart counts={statistics.rating_by_votes} titles={statistics.titles} />
              </Part>
              <Part section={SECTIONS.groups} lead="What kinds of titles there are, and how they fare.">
                <GroupsChart
                  id="genres"
                  title="Genres"
                  lead="A title has up to three genres, and counts in each of them."
                  groupName="Genre"
                  groups={statistics.genres.map(({ genre, ...group }) => ({ ...group, name: genre }))}
                  meanRating={mean}
                  isWide
                />
                <GroupsChart
                  id="types"
                  title="Types"
                  lead="Films, series and the like, as IMDb tells them apart."
                  groupName="Type"
                  groups={statistics.title_types.map(({ title_type: type, ...group }) => ({
                    ...group,
                    name: formatType(type),
                  }))}
                  meanRating={mean}
                  isWide
                />
              </Part>
              <Part
                section={SECTIONS.features}
                lead={`The smart match weighs what several scorers say of two titles. By genres and numbers, titles are compared by ${analysis.matrix.columns} figures each, ${formatCount(analysis.matrix.rows * analysis.matrix.columns)} in all. The angle between two titles is their similarity: 1 for the same direction, 0 for nothing in common.`}
              >
                <Scorers scorers={scorers} />
                {analysis.similarity !== null && <SimilarityChart similarity={analysis.similarity} />}
                <Matrix
                  matrix={analysis.matrix}
                  ranges={manifest.features.ranges}
                  hasLogVotes={manifest.config.features?.log_votes === true}
                />
                <CorrelationChart correlations={analysis.correlations} />
              </Part>
              <Part section={SECTIONS.top} lead="The best and the best-known of the catalogue.">
                <div className={styles.whole}>
                  <TopTitles statistics={statistics} />
                </div>
              </Part>
              <Part
                section={SECTIONS.training}
                lead="What the training run did, checked and decided, as its record says."
              >
                <Funnel rows={manifest.rows} drops={manifest.drops} />
                <Steps steps={manifest.steps} />
                <Validation validation={manifest.validation} />
                <Publishing gate={manifest.gate} trials={manifest.trials} />
                <Sources sources={manifest.sources} config={manifest.config} />
              </Part>
              {hasCharts && (
                <Part
                  section={SECTIONS.pictures}
                  lead="The pictures that the training run drew of these figures. Each opens at full size."
                >
                  <ChartGallery version={manifest.version} />
                </Part>
              )}
              <Part section={SECTIONS.evaluation} lead={EVALUATION_LEAD}>
                <Evaluation />
              </Part>
            </>
          )}
        </div>
      </div>
    </article>
  );
}

function Part({
  section: { id, label },
  lead,
  children,
}: {
  readonly section: Section;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-heading`} className={styles.section}>
      <div className={styles.head}>
        <h2 id={`${id}-heading`}>{label}</h2>
        <p>{lead}</p>
      </div>
      <div className={styles.grid}>{children}</div>
    </section>
  );
}
