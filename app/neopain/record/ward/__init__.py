"""The ward's register: patients, staff, retention, audit log, and the door to all of it."""
