// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {DataStreamsAdapter} from "../../contracts/adapters/DataStreamsAdapter.sol";
import {IDataStreamsVerifierProxy} from "../../contracts/interfaces/providers/IDataStreamsVerifierProxy.sol";

/// @notice Stands for a Data Streams verifier proxy where who signed does not matter: what it is brought is the report.
/// @dev Fees as in `DestinationVerifier` and `DestinationFeeManager` of @chainlink/contracts 1.5.0: one opaque error,
/// change by a transfer of 2,300 gas, and without a fee manager all value is kept. `test/adapters/DataStreamsAdapter`
/// tests the real contracts.
contract FakeVerifierProxy is IDataStreamsVerifierProxy {
    uint256 private _nativeFee;
    bool private _takesFees;
    bool private _keepsChange;
    bytes private _interleaved;

    /// @notice The token that the last verification was to be paid in.
    address public lastFeeToken;

    error BadVerification();

    /// @notice From now on a fee is taken.
    function setFee(uint256 nativeFee, bool keepsChange) external {
        _takesFees = true;
        _nativeFee = nativeFee;
        _keepsChange = keepsChange;
    }

    /// @notice During the next verification the adapter is updated with another report.
    function interleave(bytes calldata report) external {
        _interleaved = report;
    }

    function verify(
        bytes calldata payload,
        bytes calldata parameterPayload
    ) external payable returns (bytes memory report) {
        lastFeeToken = abi.decode(parameterPayload, (address));
        if (_takesFees && msg.value < _nativeFee) revert BadVerification();
        if (_takesFees && !_keepsChange) _giveBack(msg.sender, msg.value - _nativeFee);
        bytes memory interleaved = _interleaved;
        delete _interleaved;
        if (interleaved.length != 0) DataStreamsAdapter(payable(msg.sender)).update(interleaved);
        return payload;
    }

    function s_feeManager() external view returns (address) {
        return _takesFees ? address(this) : address(0);
    }

    /// @dev No gas is 2,300 gas where a value goes along.
    function _giveBack(address account, uint256 change) private {
        if (change == 0) return;
        (bool succeeded, ) = account.call{value: change, gas: 0}("");
        if (!succeeded) revert BadVerification();
    }
}
