/**
 * Recurrent cells: equations, exact gradients through time, and exact step Jacobians split into paths.
 *
 * <p>A {@link gateflow.cell.Cell} is equations and sizes; {@link gateflow.cell.Parameters} are its numbers; an
 * {@link gateflow.cell.UnrolledCell} is its run over time and owns every buffer. Everything is features × batch.
 *
 * <table>
 *   <caption>The course's letters (lecture B) and PyTorch's</caption>
 *   <tr><th>here</th><th>meaning</th><th>PyTorch</th></tr>
 *   <tr><td>s_t</td><td>state of an LSTM</td><td>c_t</td></tr>
 *   <tr><td>h_t</td><td>output of an LSTM</td><td>h_t</td></tr>
 *   <tr><td>s_t</td><td>state of an RNN or GRU</td><td>h_t</td></tr>
 *   <tr><td>s̃_t</td><td>candidate</td><td>g_t (LSTM), n_t (GRU)</td></tr>
 *   <tr><td>o_t, i_t, f_t</td><td>output, input, forget gate</td><td>o_t, i_t, f_t</td></tr>
 *   <tr><td>GRU: o_t, i_t</td><td>reset gate; update</td><td>r_t; 1 − z_t</td></tr>
 *   <tr><td>W, U, b</td><td>recurrent weight, input weight, bias</td><td>weight_hh, weight_ih, bias_hh + bias_ih</td></tr>
 * </table>
 */
package gateflow.cell;
