/**
 * Charts, tables, claims and steppers as a notebook and a handout show them.
 *
 * <p>The only package that knows Tablesaw, HTML or a kernel. Start with {@link gateflow.report.Notebook#start()} and {@link
 * gateflow.report.Charts}; anything that can show itself is a {@link gateflow.report.Shown}.
 */
package gateflow.report;
