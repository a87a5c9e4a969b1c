"""The KIPP Kudus portal: settings, accounts and what all apps share."""
