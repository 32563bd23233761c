import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/field.tsx';
import { ErrorNotice } from '../../../components/notice.tsx';
import { PickField } from '../../../components/pick-field.tsx';
import { failureIn, useAnswer } from '../../../state/answers.ts';
import { useClient } from '../../../state/client.tsx';
import { useAreasHeld } from '../use-areas-held.ts';

type FindChildProps = { onFound: (child: string) => void; onClose: () => void };

/** Finds a child by the number the authority knows the child by; it is kept nowhere. */
export function FindChild({ onFound, onClose }: FindChildProps) {
  const [area, setArea] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [isAsked, setAsked] = useState(false);
  const held = useAreasHeld();
  const all = useAnswer('areas.list', undefined).data ?? [];
  const client = useClient();
  const find = useMutation({
    mutationFn: (asked: { area: string; number: string }) =>
      client.call('corrections.journey', asked),
    gcTime: 0,
  });
  const failure = failureIn(find);
  const authorities = (held.length > 0 ? held : all).filter(
    ({ kind }) => kind === 'local_authority',
  );
  return (
    <form
      className="casework-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (area === null || number.trim() === '') return;
        find.mutate(
          { area, number },
          {
            onSuccess: ({ child }) => {
              onFound(child);
            },
          },
        );
      }}
    >
      <p className="muted">
        Name the child as the authority does. From a list, open the child and choose “Correct this
        record…” instead.
      </p>
      <PickField
        label="Authority"
        options={authorities.map(({ name }) => ({ id: name, label: name }))}
        value={area}
        onChange={setArea}
        placeholder="Type or choose"
        error={isAsked && area === null ? 'Choose whose child it is.' : null}
      />
      <TextField
        label="Local case number"
        value={number}
        onChange={setNumber}
        maxLength={100}
        error={isAsked && number.trim() === '' ? 'Write the number as the returns have it.' : null}
      />
      {failure && <ErrorNotice failure={failure} />}
      <div className="casework-form-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isDisabled={find.isPending}>
          Find the child
        </Button>
      </div>
    </form>
  );
}
