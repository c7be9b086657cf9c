import { type OperationGroupId, type ReportOperation, type ReportPath, type ReportVantage } from '../audit/report.ts';
import { type Plane } from '../targets/target.ts';
