// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for a Curve pool, which is Vyper and in no package: the moving average moves towards the last price with
/// every second, and `get_virtual_price` is wrong while the pool pays out. Behavior as in Curve's documentation of
/// stableswap-ng's oracles; the average here goes half the way per `HALF_LIFE`, enough to see that no trade is needed.
contract FakeCurvePool {
    uint256 private constant HALF_LIFE = 10 minutes;
    uint256 private constant COINS = 3;

    uint256[COINS - 1] private _averages;
    uint256[COINS - 1] private _lastPrices;
    uint256 private _lastTime;
    bool internal _isEntered;

    error Entered();
    error NoSuchCoin(uint256 index);

    function trade(uint256 index, uint256 price) external {
        _averages[index] = average(index);
        (_lastPrices[index], _lastTime) = (price, block.timestamp);
    }

    function settle(uint256 index, uint256 price) external {
        (_averages[index], _lastPrices[index], _lastTime) = (price, price, block.timestamp);
    }

    /// @dev 0xc0 and the following, as many as the pool has.
    function coins(uint256 index) external pure returns (address) {
        if (index >= coinCount()) revert NoSuchCoin(index);
        return address(uint160(0xc0 + index));
    }

    function setEntered(bool isEntered) external {
        _isEntered = isEntered;
    }

    // solhint-disable-next-line func-name-mixedcase
    function get_virtual_price() external view returns (uint256) {
        return _isEntered ? 5e18 : 1e18;
    }

    function coinCount() internal pure virtual returns (uint256) {
        return COINS;
    }

    function average(uint256 index) internal view returns (uint256 value) {
        value = _averages[index];
        for (uint256 passed = HALF_LIFE; passed <= block.timestamp - _lastTime; passed += HALF_LIFE) {
            value = (value + _lastPrices[index]) / 2;
        }
    }
}

/// @notice A pool of stableswap-ng or tricrypto-ng, whose average takes an index, which reverts beyond the coins, and is
/// locked while the pool is entered.
contract FakeIndexedPool is FakeCurvePool {
    // solhint-disable-next-line func-name-mixedcase
    function price_oracle(uint256 index) external view returns (uint256) {
        if (_isEntered) revert Entered();
        return average(index);
    }
}

/// @notice A pool of two coins, whose average takes no index. Old ones have no lock, and answer anything else with nothing.
contract FakePlainPool is FakeCurvePool {
    fallback() external {}

    // solhint-disable-next-line func-name-mixedcase
    function price_oracle() external view returns (uint256) {
        return average(0);
    }

    function coinCount() internal pure override returns (uint256) {
        return 2;
    }
}

/// @notice A pool of as many coins as one can have.
contract FakeEightCoinPool is FakeCurvePool {
    // solhint-disable-next-line func-name-mixedcase
    function price_oracle(uint256 index) external pure returns (uint256) {
        return 1e18 + index * 1e16;
    }

    function coinCount() internal pure override returns (uint256) {
        return 8;
    }
}
