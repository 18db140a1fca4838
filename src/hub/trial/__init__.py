"""A trial of the hub: simulated students on a real JupyterHub, all at the same time.

`users`     makes system users for the trial, and removes them
`hub`       starts JupyterHub with this course's configuration, on loopback
`client`    talks to a student's server as a browser does
`student`   what a student does: log in, run a lecture, hand in an exercise; and what a student must not be able to do
`runaway`   what happens to the others when a cell takes all it can get
`report`    the figures
"""
