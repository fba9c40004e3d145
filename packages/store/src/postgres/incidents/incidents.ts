import type { IncidentRecords } from '@chudong/ports'
import type { Db } from '../connect.ts'
import type { Notices } from '../notices.ts'
import { acknowledge } from './acknowledge.ts'
import { assign } from './assign.ts'
import { comment } from './comment.ts'
import { dismiss } from './dismiss.ts'
import { decided, find, latestSeq, list, log, ofEvent, since } from './list.ts'
import { merge } from './merge.ts'
import { intend, note, sent } from './notifications.ts'
import { raise } from './raise.ts'
import { related } from './related.ts'
import { retype } from './retype.ts'
import { split } from './split.ts'

/** Incidents with their log, their audit and what was sent to people. */
export function incidents(db: Db, notices: Notices): IncidentRecords {
  return {
    raise: (proposal, at) => raise(db, proposal, at),
    acknowledge: (command) => acknowledge(db, command),
    dismiss: (command) => dismiss(db, command),
    assign: (command) => assign(db, command),
    retype: (command) => retype(db, command),
    comment: (command) => comment(db, command),
    merge: (command) => merge(db, command),
    split: (command) => split(db, command),
    get: (id) => find(db, id),
    ofEvent: (eventId) => ofEvent(db, eventId),
    related: (eventId) => related(db, eventId),
    list: (filter) => list(db, filter),
    decided: (after, limit) => decided(db, after, limit),
    log: (incidentId) => log(db, incidentId),
    since: (seq, limit) => since(db, seq, limit),
    latestSeq: () => latestSeq(db),
    onChange: (listener) => notices.on('chudong_log', listener),
    intend: (message) => intend(db, message),
    sent: (message) => sent(db, message),
    note: (incidentId, kind, data, at) => note(db, incidentId, kind, data, at),
  }
}
