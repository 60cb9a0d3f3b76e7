import { page, type Reply } from '#platform/http';
import { DataTable } from '#ui/tables';
import { fullName, instruments, licenceWords } from '../../domain/outcomes/instruments.ts';
import { dashboardTrail } from '../trail.ts';

/** The register: what each instrument is and who may use it. */
export async function showInstruments(): Promise<Reply> {
  return page({
    title: 'Ways to measure what care does', breadcrumbs: dashboardTrail({ text: 'What care does for people', href: '/quality/outcomes' }), currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Ways to measure what care does</h1>
        <p class="nhsuk-u-reading-width">An instrument is a tested set of questions or marks. Most belong to somebody, so look at the licence first. No question of any of them is copied here.</p>
        <DataTable
          caption="Instruments" captionSize="m" rows={instruments} emptyText="None."
          columns={[
            { key: 'name', head: 'Instrument', cell: (one) => <a href={`/quality/instruments/${one.code}`}>{fullName(one)}</a> },
            { key: 'about', head: 'What it is about', cell: ({ about }) => about },
            { key: 'licence', head: 'May it be used?', cell: ({ licence }) => licenceWords[licence] },
          ]}
        />
      </>
    ),
  });
}

export const instrumentTrail = dashboardTrail({ text: 'What care does for people', href: '/quality/outcomes' }, { text: 'Ways to measure', href: '/quality/instruments' });

