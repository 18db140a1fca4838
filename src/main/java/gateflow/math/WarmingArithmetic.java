package gateflow.math;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The plain loops until the just-in-time compiler has made machine code of the vectors, then the vectors.
 *
 * <p>Until it has, each vector operation is a call that makes an object, a hundred times slower than a plain loop. So a
 * thread of its own runs them, until they overtake the loops, and all others use the loops meanwhile. Nobody can see when
 * the change comes but by a clock: both give the same bits.
 */
final class WarmingArithmetic implements Arithmetic {
    private static final long PATIENCE = 60_000_000_000L; // nanoseconds; a JVM that never compiles stays with the loops

    /** In multiplications: about a tenth of a second of the plain loops; to warm up takes seconds. */
    private static final long WORTHWHILE = 300_000_000;

    private final Arithmetic plain;
    private final Arithmetic vectors;
    private volatile boolean warm;
    private volatile boolean started;
    private long work; // multiplications so far; threads may lose some of each other's, which does no harm

    WarmingArithmetic(Arithmetic plain, Arithmetic vectors) {
        this.plain = plain;
        this.vectors = vectors;
    }

    /** Begins to warm up once there was work for it: a program that computes little is better off without. */
    private void count(long multiplications) {
        if (!started) {
            work += multiplications;
            if (work > WORTHWHILE) {
                start();
            }
        }
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            Thread thread = new Thread(this::warmUp, "gateflow-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void warmUp() {
        Workload onLoops = new Workload(plain);
        Workload onVectors = new Workload(vectors);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        while (!warm && System.nanoTime() - start < PATIENCE) {
            long time = onLoops.nanoseconds();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            warm = onVectors.nanoseconds() < time && threads.getCurrentThreadAllocatedBytes() == bytes;
        }
    }

    private Arithmetic current() {
        return warm ? vectors : plain;
    }

    @Override
    public LinearMap linearMap(int rows, int cols, int batch) {
        return warm ? vectors.linearMap(rows, cols, batch) : new WarmingMap(rows, cols, batch);
    }

    @Override
    public void product(DMatrixRMaj a, double[] x, int n, int strideX, double[] y, int fromY, int strideY) {
        count((long) a.numRows * x.length);
        current().product(a, x, n, strideX, y, fromY, strideY);
    }

    @Override
    public void addScaledRows(double[] scale, DMatrixRMaj x, int from, int to, double[] y, int place, int strideY) {
        current().addScaledRows(scale, x, from, to, y, place, strideY);
    }

    @Override
    public void addScaledColumns(DMatrixRMaj x, int colX, double[] scale, int from, int to, DMatrixRMaj y, int colY) {
        current().addScaledColumns(x, colX, scale, from, to, y, colY);
    }

    @Override
    public void rowMaxima(DMatrixRMaj x, double[] largest) {
        current().rowMaxima(x, largest);
    }

    @Override
    public void rowSquares(DMatrixRMaj x, int row, int col, int cols, double[] squares) {
        current().rowSquares(x, row, col, cols, squares);
    }

    @Override
    public void tanh(double[] z, int offset, double[] y) {
        current().tanh(z, offset, y);
    }

    @Override
    public void logistic(double[] z, int offset, double[] y) {
        current().logistic(z, offset, y);
    }

    /** Holds the matrix in both layouts: the change may come between any two products. */
    private final class WarmingMap extends LinearMap {
        private final LinearMap onLoops;
        private final LinearMap onVectors;

        WarmingMap(int rows, int cols, int batch) {
            super(rows, cols, batch);
            onLoops = plain.linearMap(rows, cols, batch);
            onVectors = vectors.linearMap(rows, cols, batch);
        }

        private LinearMap now() {
            return warm ? onVectors : onLoops;
        }

        @Override
        public void set(int row, int col, DMatrixRMaj block) {
            if (!warm) {
                onLoops.set(row, col, block);
            }
            onVectors.set(row, col, block);
        }

        @Override
        public void forward(double[] x, double[] y) {
            count((long) rows * cols * batch);
            now().forward(x, y);
        }

        @Override
        public void backward(double[] dy, double[] dx) {
            count((long) rows * cols * batch);
            now().backward(dy, dx);
        }

        @Override
        public void gradient(double[][] dy, double[][] x, int from, int to, DMatrixRMaj gradient) {
            now().gradient(dy, x, from, to, gradient);
        }
    }

    /** Every loop of a body, and each of its branches: one that is new later would be compiled anew. */
    private static final class Workload {
        private static final int STEPS = 2;
        private static final int ROWS = 14; // a tile of 6 and two of 4

        /** For strips of one vector and of two, and for a last tile that is moved back. */
        private static final int[] SIZES = {1, 4, 8, 13, 24};

        private final Arithmetic body;
        private final Pass[] passes;
        private final double[] z = new Random(0).doubles(2000, -3, 3).toArray();
        private final double[] y = new double[z.length];

        Workload(Arithmetic body) {
            this.body = body;
            this.passes = IntStream.of(SIZES)
                    .mapToObj(size -> new Pass(body, ROWS, size))
                    .toArray(Pass[]::new);
        }

        long nanoseconds() {
            long start = System.nanoTime();
            for (Pass pass : passes) {
                pass.run();
            }
            body.tanh(z, 0, y);
            body.logistic(z, 0, y);
            return System.nanoTime() - start;
        }
    }

    /** A small net's steps, with as many columns as samples. */
    private static final class Pass {
        private final Arithmetic body;
        private final LinearMap map;
        private final DMatrixRMaj gradient;
        private final DMatrixRMaj product;
        private final double[] ofRows;
        private final double[] ofColumns;
        private final double[][] x;
        private final double[][] y;

        Pass(Arithmetic body, int rows, int size) {
            this.body = body;
            map = body.linearMap(rows, size, size);
            gradient = new DMatrixRMaj(rows, size);
            product = new DMatrixRMaj(rows, size);
            ofRows = new double[rows];
            ofColumns = new double[size];
            x = new double[Workload.STEPS][size * size];
            y = new double[Workload.STEPS][rows * size];
        }

        void run() {
            map.set(0, 0, gradient);
            for (int t = 0; t < Workload.STEPS; t++) {
                map.forward(x[t], y[t]);
                map.backward(y[t], x[t]);
            }
            map.gradient(y, x, 0, Workload.STEPS - 1, gradient);
            body.product(gradient, x[0], gradient.numCols, gradient.numCols, product.data, 0, product.numCols);
            body.addScaledRows(ofRows, gradient, 0, gradient.numRows, product.data, 0, product.numCols);
            body.addScaledColumns(gradient, 0, ofColumns, 0, gradient.numRows, product, 0);
            body.rowMaxima(product, ofRows);
            body.rowSquares(product, 0, 0, product.numCols, ofRows);
        }
    }
}
