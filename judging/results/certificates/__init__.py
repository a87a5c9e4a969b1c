"""Certificates: issued from the sealed result, drawn by Typst, confirmed to whoever scans their code."""
