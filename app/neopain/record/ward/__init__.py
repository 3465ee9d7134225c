"""The ward's register: patients, staff, retention and audit log, opened together as a Ward."""
