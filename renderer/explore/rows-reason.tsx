import { useState, type FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { signedBy, useOfficer } from '../data/casework/officer.ts';
import { ReasonAndName, reasonError } from '../data/casework/reason-and-name.tsx';
import { failureIn } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';

/** Asks why somebody looks at single children's rows, the first time they do. */
export function RowsReason() {
  const client = useClient();
  const answers = useQueryClient();
  const name = useOfficer((officer) => officer.name);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const give = useMutation({
    mutationFn: () => client.call('explore.reason', { reason, by: signedBy(name) }),
    onSuccess: () =>
      answers.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes('explore.card'),
      }),
  });
  const failure = failureIn(give);
  const problem = reasonError(reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null && !give.isPending) give.mutate();
  };
  return (
    <form className="rows-reason" onSubmit={submit}>
      <ReasonAndName
        description="Each row is a child. Why you look is written down in the audit log, once until the workspace is closed."
        reason={reason}
        onReason={setReason}
        error={wasTried ? problem : null}
      />
      {failure && <ErrorNotice failure={failure} />}
      <Button type="submit" size="small" isDisabled={give.isPending}>
        Show the rows
      </Button>
    </form>
  );
}
