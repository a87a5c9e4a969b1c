"""What every app may use and what uses no app: workflow engine, access, numbers, exports, wording."""
