import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { FindPerson } from './FindPerson.tsx';
import { type FoundPerson, useFoundPerson } from './found-person.ts';
import { PersonCard } from './PersonCard.tsx';
import './desk.css';

/** What is done about one person: first who it is, then everything else below. */
export function WithPerson({ purpose, children }: { purpose: string; children: (found: FoundPerson) => ReactNode }) {
  const found = useFoundPerson();
  if (found === null) return <FindPerson purpose={purpose} />;
  return (
    <Flex vertical gap="middle" key={found.person.id}>
      <PersonCard person={found.person} />
      {children(found)}
    </Flex>
  );
}
