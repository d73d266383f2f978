/** A moment in milliseconds, to be compared with another of this process: `performance` costs a start two milliseconds more. */
export const moment = (): number => Number(process.hrtime.bigint()) / 1e6;
