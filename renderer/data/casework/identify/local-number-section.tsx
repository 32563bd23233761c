import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../../../analytics/contract/api.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { InspectorSection } from '../../../components/inspector.tsx';
import { ErrorNotice } from '../../../components/notice.tsx';
import { notify } from '../../../components/toast.tsx';
import { failureIn } from '../../../state/answers.ts';
import { useClient } from '../../../state/client.tsx';
import { signedBy, useOfficer } from '../officer.ts';
import { ReasonAndName, reasonError } from '../reason-and-name.tsx';

function useLookUp() {
  const client = useClient();
  const answers = useQueryClient();
  return useMutation({
    mutationFn: (asked: Input<'identities.reveal'>) => client.call('identities.reveal', asked),
    // It is written down whether or not there is an answer. Of no version: the data is the same.
    onSettled: () =>
      answers.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'identities.log' }),
    gcTime: 0,
  });
}

/**
 * The local case number behind a key, shown once somebody said why it is needed. It is gone when
 * the panel closes.
 */
export function LocalNumberSection({ subject }: { subject: string }) {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const name = useOfficer((officer) => officer.name);
  const lookUp = useLookUp();
  const failure = failureIn(lookUp);
  const error = reasonError(reason);
  const copy = (number: string) => {
    navigator.clipboard.writeText(number).then(
      () => notify({ title: 'The number is copied', tone: 'good' }),
      () => notify({ title: 'The clipboard could not be written to', tone: 'critical' }),
    );
  };
  return (
    <InspectorSection title="Local case number">
      {lookUp.data ? (
        <div role="status">
          <p className="local-number">
            <strong>{lookUp.data.number}</strong>
            <span className="muted">{lookUp.data.area}</span>
            <IconButton
              icon="copy"
              label="Copy the number"
              size="small"
              onPress={() => {
                if (lookUp.data) copy(lookUp.data.number);
              }}
            />
          </p>
          <p className="muted">It is written down that you looked it up, and why.</p>
        </div>
      ) : (
        <form
          className="casework-form"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (error === null) lookUp.mutate({ key: subject, reason, by: signedBy(name) });
          }}
        >
          <ReasonAndName
            description="Kept with the time in the list of look-ups."
            reason={reason}
            onReason={setReason}
            error={isAsked ? error : null}
          />
          <Button type="submit" size="small" isDisabled={lookUp.isPending}>
            Show the number
          </Button>
          {failure && <ErrorNotice failure={failure} />}
        </form>
      )}
    </InspectorSection>
  );
}
