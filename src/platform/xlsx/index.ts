// FRONT DOOR of XLSX: reads the table of a spreadsheet, in a thread with limits. Nothing is written as XLSX (docs/adr/0005-csv-xlsx.md).
export { isSpreadsheet, readXlsx } from './read-xlsx.ts';
