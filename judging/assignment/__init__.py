"""Who judges what: panels' sheets dealt out by hand, by workbook or by a solver."""
