/**
 * The arithmetic under the cells: matrix products, activations, and the one place where arguments are refused.
 *
 * <p>Matrices are EJML's {@link org.ejml.data.DMatrixRMaj}, row-major, features × batch: column {@code b} is sample
 * {@code b}, so {@code W x} reads as on the slide.
 */
package gateflow.math;
