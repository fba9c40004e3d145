export { type Calendar, type CalendarRow, healthCalendar, isExpectedDay } from './calendar.ts'
export { type DayJudgement, detectSignals, type SignalOptions } from './detect.ts'
export { ears } from './ears.ts'
